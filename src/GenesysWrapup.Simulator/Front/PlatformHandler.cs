using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Simulator.Front;

/// <summary>The platform as the innermost handler of an HttpClient: no port, no wire.</summary>
internal sealed class PlatformHandler(PlatformFront front) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        front.AnswerAsync(request, cancellationToken);
}
