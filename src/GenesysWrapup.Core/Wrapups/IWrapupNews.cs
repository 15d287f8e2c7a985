using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Where the platform tells by itself which codes it puts on participants.</summary>
internal interface IWrapupNews
{
    /// <summary>Listens from now on to the codes of one route; null where nothing would be heard.</summary>
    IWrapupEar? Listen(WrapupRoute route);
}

/// <summary>What is told of one route's codes, until disposed of.</summary>
internal interface IWrapupEar : IDisposable
{
    /// <summary>The first that is wanted; null where it is not told in time, or may have been missed.</summary>
    Task<AssignedWrapup?> HearAsync(Func<AssignedWrapup, bool> isWanted, TimeSpan patience, CancellationToken stop);

    /// <summary>It took effect, and was not told.</summary>
    void Missed();
}
