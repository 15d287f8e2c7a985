using System;
using System.Globalization;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>Finds the largest number that is taken, in few steps: limits are mostly round numbers.</summary>
internal static class Ladder
{
    /// <param name="rungs">Likely limits, from small to large; nothing beyond the last is tried.</param>
    /// <param name="askAsync">Tries a number.</param>
    public static async Task<Observation> ClimbAsync<T>(int[] rungs, Func<int, Task<Answer<T>>> askAsync)
    {
        int taken = 0;
        int refused = 0;
        Answer<T>? refusal = null;
        foreach (int rung in rungs)
        {
            Answer<T> answer = await askAsync(rung).ConfigureAwait(false);
            if (answer.IsRefusal)
            {
                (refused, refusal) = (rung, answer);
                break;
            }

            if (!answer.IsSuccess)
            {
                return Observation.Unsettled(answer);
            }

            taken = rung;
        }

        if (refusal is null)
        {
            return Observation.Unsettled(FormattableString.Invariant($"{taken} was taken; more was not tried."));
        }

        for (int next = taken + 1; refused - taken > 1; next = (taken + refused) / 2)
        {
            Answer<T> answer = await askAsync(next).ConfigureAwait(false);
            if (answer.IsRefusal)
            {
                (refused, refusal) = (next, answer);
            }
            else if (answer.IsSuccess)
            {
                taken = next;
            }
            else
            {
                return Observation.Unsettled(answer);
            }
        }

        return taken == 0
            ? Observation.Unsettled(refusal)
            : Observation.Of(
                taken.ToString(CultureInfo.InvariantCulture),
                refusal,
                FormattableString.Invariant($"{taken} was taken; with {refused}, {refusal}."));
    }
}
