using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace GenesysWrapup.Core.Transport;

/// <summary>Why an attempt brought no usable answer.</summary>
internal enum WireFaultKind
{
    /// <summary>There was no connection, so nothing was sent.</summary>
    NotConnected,

    /// <summary>The connection broke: the call may have arrived.</summary>
    Broken,

    /// <summary>No answer in time: the call may have arrived.</summary>
    TimedOut,

    /// <summary>The answer is larger than this module accepts.</summary>
    AnswerTooLarge,
}

/// <summary>An attempt without a usable answer, the same on every runtime.</summary>
internal sealed class WireFault : Exception
{
    public WireFault(WireFaultKind kind, string message, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
    }

    public WireFaultKind Kind { get; }

    public bool MayHaveArrived => Kind != WireFaultKind.NotConnected;

    public static WireFault From(Exception exception, WireText text) => new(
        NothingWasSent(exception) ? WireFaultKind.NotConnected : WireFaultKind.Broken,
        exception is OperationCanceledException
            ? $"no connection within {MachineNetwork.LongestConnect.TotalSeconds:0} s."
            : text.Said((exception.InnerException ?? exception).Message),
        text.Harmless(exception));

    public static bool NothingWasSent(Exception exception)
    {
#if !NETFRAMEWORK
        // How the runtime tells that no connection came about in time; our own deadline has no such cause.
        if (exception is OperationCanceledException { InnerException: TimeoutException })
        {
            return true;
        }

        if (exception is HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
            })
        {
            return true;
        }
#endif
        // What only connecting ends with; as the cause where the runtime's own handler is not WebRequest.
        if (exception.GetBaseException() is SocketException
            {
                SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
            })
        {
            return true;
        }

        return (exception as WebException ?? exception.InnerException as WebException) is
        {
            Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure
                or WebExceptionStatus.ConnectFailure or WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure
        };
    }
}
