using System;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.WorkLists;
using RabbitMQ.Client.Exceptions;

namespace GenesysWrapup.Broker;

/// <summary>What the client throws, as the failures of a list.</summary>
internal static class BrokerFaults
{
    private const int AccessRefused = 403;
    private const int NotFound = 404;
    private const int PreconditionFailed = 406;
    private const int NotAllowed = 530;

    public static async Task<T> GuardedAsync<T>(string broker, string queue, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception exception) when (Of(broker, queue, exception) is { } failure)
        {
            throw new GenesysException(failure);
        }
    }

    public static Task GuardedAsync(string broker, string queue, Func<Task> call) => GuardedAsync(broker, queue, async () =>
    {
        await call().ConfigureAwait(false);
        return true;
    });

    /// <summary>Whether a queue is not there.</summary>
    public static bool IsMissing(Exception exception) =>
        exception is OperationInterruptedException { ShutdownReason.ReplyCode: NotFound };

    private static Failure? Of(string broker, string queue, Exception exception) => exception switch
    {
        PublishException => ListFailures.NotTaken(broker, exception),
        _ when Has<AuthenticationException>(exception) => ListFailures.Untrusted(broker, exception),
        _ when Has<PossibleAuthenticationFailureException>(exception) => ListFailures.Refused(broker, exception),
        OperationInterruptedException { ShutdownReason.ReplyCode: AccessRefused or NotAllowed } => ListFailures.Refused(broker, exception),
        OperationInterruptedException { ShutdownReason.ReplyCode: PreconditionFailed } =>
            ListFailures.OtherSettings(broker, queue, exception),
        BrokerUnreachableException { InnerException: OperationInterruptedException { ShutdownReason.ReplyCode: AccessRefused
            or NotAllowed } }
            => ListFailures.Refused(broker, exception),
        RabbitMQClientException or IOException or SocketException or TimeoutException or ObjectDisposedException =>
            ListFailures.Unreachable(broker, exception),
        _ => null,
    };

    private static bool Has<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T)
            {
                return true;
            }
        }

        return false;
    }
}
