using System;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// One limit and its current period. A call may go where the platform's own count leaves room for it and for all that are on the way: so
/// the last call of a period is used and none is refused. Others who have the same token show in the count. Then the second half of a
/// period is
/// spread over the rest of its time, so that they find room until its end, and what they use is seen.
/// </summary>
/// <param name="allowed">The limit.</param>
/// <param name="early">How many of our calls were on the way when it was first heard of.</param>
internal sealed class PacerWindow(int allowed, int early)
{
    /// <summary>Answers of one period tell slightly different ends, being rounded to seconds.</summary>
    private static readonly TimeSpan s_sameEnd = TimeSpan.FromSeconds(5);

    /// <summary>What the platform counted at most, of anybody's calls.</summary>
    private int _counted;

    /// <summary>Our calls of this period, answered or not.</summary>
    private int _ours;

    private bool _othersBefore;
    private bool _others;
    private DateTimeOffset _begun = DateTimeOffset.MinValue;
    private DateTimeOffset _ends = DateTimeOffset.MinValue;

    /// <summary>When half of it was seen to be used, and how much exactly that was.</summary>
    private DateTimeOffset _spreadFrom = DateTimeOffset.MaxValue;
    private int _spreadAt;
    private DateTimeOffset _shutUntil = DateTimeOffset.MinValue;
    private int _period;

    public int Allowed { get; } = allowed;

    public int OnTheWay { get; private set; }

    private int Used => _counted + OnTheWay;

    private bool IsShared => _others || _othersBefore;

    public RequestBudget? BudgetAt(DateTimeOffset now)
    {
        if (now < _shutUntil)
        {
            return new RequestBudget(0, Allowed, _shutUntil - now);
        }

        // Between two periods nobody knows when the next one ends.
        return now >= _ends || _ends == DateTimeOffset.MaxValue
            ? null
            : new RequestBudget(Math.Max(0, Allowed - Used), Allowed, _ends - now);
    }

    /// <summary>How long a call has to wait; zero where it may go.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        if (now < _shutUntil)
        {
            return _shutUntil - now;
        }

        if (now >= _ends)
        {
            return TimeSpan.Zero;
        }

        if (Used >= Allowed)
        {
            return _ends - now;
        }

        return IsShared && now >= _spreadFrom && Turn() is { } turn && turn > now ? turn - now : TimeSpan.Zero;
    }

    /// <summary>Counts a call; the answer is its period.</summary>
    public int Enter(DateTimeOffset now)
    {
        if (now >= _ends)
        {
            // When it ends, its first answer tells.
            Begin(now, DateTimeOffset.MaxValue);
        }

        _ours++;
        OnTheWay++;
        return _period;
    }

    public void Leave() => OnTheWay--;

    /// <summary>Takes in what an answer tells of the limit.</summary>
    /// <param name="count">How many calls the platform counted.</param>
    /// <param name="now">When the answer came.</param>
    /// <param name="ends">When the platform's period ends.</param>
    /// <param name="period">The period that the call was counted in; null where it was in none of this window.</param>
    public void Learn(int count, DateTimeOffset now, DateTimeOffset ends, int? period)
    {
        if (period < _period && ends <= _begun + s_sameEnd)
        {
            // It was on the way while the period changed and tells of the one before.
            return;
        }

        if (_ends != DateTimeOffset.MaxValue && ends - _ends >= s_sameEnd)
        {
            bool isFirst = _period == 0;
            Begin(now, ends);
            _ours = OnTheWay + (isFirst ? early : 0);
        }

        _ours += period is null && _period > 1 ? 1 : 0;
        _counted = Math.Max(_counted, count);
        _others |= count > _ours;
        if (_counted >= Allowed / 2 && now < _spreadFrom)
        {
            (_spreadFrom, _spreadAt) = (now, _counted);
        }

        // The latest of the told ends, since a call that comes too early is counted in the old period.
        _ends = _ends == DateTimeOffset.MaxValue || ends > _ends ? ends : _ends;
    }

    /// <summary>The platform refused and said when to come again: that goes before what its counters tell.</summary>
    public void Shut(DateTimeOffset until)
    {
        _shutUntil = until;
        _counted = 0;
        _ends = DateTimeOffset.MinValue;
    }

    private void Begin(DateTimeOffset now, DateTimeOffset ends)
    {
        _othersBefore = _others;
        (_begun, _ends, _spreadFrom) = (now, ends, DateTimeOffset.MaxValue);
        (_counted, _ours, _others) = (0, 0, false);
        _period++;
    }

    /// <summary>When the next call is due, where the second half is spread over the rest of the period.</summary>
    private DateTimeOffset Turn()
    {
        double share = (Used - _spreadAt) / (double)Math.Max(1, Allowed - _spreadAt);
        return _spreadFrom + TimeSpan.FromTicks((long)((_ends - _spreadFrom).Ticks * share));
    }
}
