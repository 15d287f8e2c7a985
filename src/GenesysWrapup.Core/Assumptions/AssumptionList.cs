using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>Every unknown that a test settles, in the order in which they disturb each other least.</summary>
internal static class AssumptionList
{
    public static IReadOnlyList<Assumption> All { get; } =
    [
        .. ReadAssumptions.All,
        .. JobAssumptions.All,
        .. ChannelAssumptions.All,
        .. ConversationAssumptions.All,
        .. WriteAssumptions.All
    ];

    public static Assumption? Find(string policy) =>
        All.FirstOrDefault(one => string.Equals(one.Policy, policy, StringComparison.OrdinalIgnoreCase));
}
