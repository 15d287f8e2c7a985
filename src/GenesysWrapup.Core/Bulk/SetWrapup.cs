using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>Does one row: the engine itself, or what stands around it.</summary>
internal delegate Task SetWrapup(WrapupRequest request, Requester<TargetOutcome> requester, CancellationToken stop);
