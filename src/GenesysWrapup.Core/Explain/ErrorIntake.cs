using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Explain;

/// <summary>
/// Reads an exception of any tool: ours, those of HttpClient, WebRequest and PowerShell's web cmdlets, and by their members those of
/// the vendor's and other SDKs, whose types this module does not know.
/// </summary>
internal static class ErrorIntake
{
    private const int DeepestChain = 20;
    private const int MostInChain = 50;

    public static ReportedError Read(Exception exception)
    {
        ReportedError read = new();
        foreach (Exception one in Chain(exception))
        {
            read = read.CompletedBy(ReadOne(one));
        }

        // A message is the poorest source: it fills in only what nothing better gave.
        return read.CompletedBy(ErrorBodyReader.Read(exception.Message));
    }

    /// <summary>An answer as HttpClient gives it, without its body.</summary>
    public static ReportedError Read(HttpResponseMessage answer) => Of(answer);

    private static IEnumerable<Exception> Chain(Exception root)
    {
        var waiting = new Queue<(Exception Exception, int Depth)>([(root, 0)]);
        for (int count = 0; waiting.Count > 0 && count < MostInChain; count++)
        {
            (Exception exception, int depth) = waiting.Dequeue();
            yield return exception;
            if (depth >= DeepestChain)
            {
                continue;
            }

            if (exception is AggregateException several)
            {
                foreach (Exception inner in several.InnerExceptions)
                {
                    waiting.Enqueue((inner, depth + 1));
                }
            }
            else if (exception.InnerException is { } inner)
            {
                waiting.Enqueue((inner, depth + 1));
            }
        }
    }

    private static ReportedError ReadOne(Exception exception) => exception switch
    {
        PlatformException ours => Of(ours),
        GenesysException ours => new ReportedError { Failure = ours.Failure, Words = ours.Failure.Message },
        WebException web => Of(web).CompletedBy(OfMembers(web)),
        OperationCanceledException or TimeoutException =>
            new ReportedError { WireFindingId = FindingIds.PlatformTimeout, MayHaveTakenEffect = true },
        AuthenticationException or SocketException => new ReportedError { WireFindingId = FindingIds.PlatformUnreachable },
        HttpRequestException or IOException =>
            OfMembers(exception).CompletedBy(new ReportedError { WireFindingId = FindingIds.PlatformUnreachable }),
        _ => OfMembers(exception),
    };

    private static ReportedError Of(PlatformException ours) => new ReportedError
    {
        Failure = ours.Failure,
        StatusCode = ours.StatusCode,
        ErrorCode = ours.ErrorCode,
        Words = ours.PlatformMessage,
        CorrelationId = ours.CorrelationId,
        Method = ours.Method,
        Uri = ours.Path,
        RetryAfter = ours.RetryAfter,
        MayHaveTakenEffect = ours.MayHaveTakenEffect,
    }.CompletedBy(ErrorBodyReader.Read(ours.ResponseBody)).CompletedBy(new ReportedError { Words = ours.Failure.Message });

    private static ReportedError Of(WebException web)
    {
        if (web.Response is not HttpWebResponse answer)
        {
            return new ReportedError
            {
                WireFindingId = web.Status == WebExceptionStatus.Timeout ? FindingIds.PlatformTimeout : FindingIds.PlatformUnreachable,
                MayHaveTakenEffect =
                    web.Status is WebExceptionStatus.Timeout or WebExceptionStatus.ReceiveFailure or WebExceptionStatus.ConnectionClosed,
            };
        }

        return new ReportedError
        {
            StatusCode = (int)answer.StatusCode,
            Method = answer.Method,
            Uri = answer.ResponseUri?.ToString(),
            CorrelationId = answer.Headers["ININ-Correlation-Id"],
            RetryAfter = Seconds(answer.Headers["Retry-After"]),
        };
    }

    /// <summary>Reads the members that exceptions of web tools and SDKs usually have, whatever their type.</summary>
    private static ReportedError OfMembers(Exception exception)
    {
        var read = new ReportedError
        {
            StatusCode = Status(Value(exception, "StatusCode") ?? Value(exception, "ErrorCode") ?? Value(exception, "Status")),
            CorrelationId = Value(exception, "CorrelationId") as string,
        };
        string? content = (Value(exception, "ErrorContent")
            ?? Value(exception, "ResponseBody")
            ?? Value(exception, "Content")
            ?? Value(exception, "Body"))?.ToString();
        if (!string.IsNullOrWhiteSpace(content))
        {
            read = read.CompletedBy(ErrorBodyReader.Read(content));
        }

        return Value(exception, "Response") is HttpResponseMessage answer ? read.CompletedBy(Of(answer)) : read;
    }

    private static ReportedError Of(HttpResponseMessage answer) => new()
    {
        StatusCode = (int)answer.StatusCode,
        Method = answer.RequestMessage?.Method.Method,
        Uri = answer.RequestMessage?.RequestUri?.ToString(),
        CorrelationId = answer.Headers.TryGetValues("ININ-Correlation-Id", out IEnumerable<string>? ids) ? ids.FirstOrDefault() : null,
        RetryAfter = answer.Headers.RetryAfter?.Delta,
    };

    private static int? Status(object? value)
    {
        int? number = value switch
        {
            HttpStatusCode status => (int)status,
            int code => code,
            string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int code) => code,
            _ => null,
        };
        return number is >= 100 and < 600 ? number : null;
    }

    private static TimeSpan? Seconds(string? header) =>
        int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(seconds) : null;

    private static object? Value(Exception exception, string member)
    {
        try
        {
            return exception.GetType().GetProperty(member, BindingFlags.Public | BindingFlags.Instance)?.GetValue(exception);
        }
        catch (Exception trouble) when (trouble is TargetInvocationException or AmbiguousMatchException or NotSupportedException)
        {
            // A member that cannot be read says nothing; the others may.
            return null;
        }
    }
}
