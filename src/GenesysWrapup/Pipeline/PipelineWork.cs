using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// What a cmdlet does for one record, or at its beginning or end. It runs beside the pipeline's thread and possibly while the next records
/// are bound, so it works on what was captured and never reads a parameter.
/// </summary>
internal delegate Task PipelineWork(IPipelineWriter pipe, CancellationToken stop);
