using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Core.Reports;

/// <summary>How many of something are coded, missing and open.</summary>
internal sealed record ReportTally(string Name, int Coded, int Missing, int Open)
{
    public int All => Coded + Missing + Open;

    public static ReportTally Of(string name, IEnumerable<ReportRow> rows)
    {
        ILookup<string, ReportRow> byState = rows.ToLookup(static row => row.State);
        return new ReportTally(name, byState[CodeState.Coded].Count(), byState[CodeState.Missing].Count(), byState[CodeState.Open].Count());
    }
}
