using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// Waits on this machine for the browser to return from the sign-in page. That takes one HTTP request, for which a plain listener is
/// enough: it can use any free port and needs no right to reserve an address.
/// </summary>
internal sealed class LoopbackReturn : IDisposable
{
    private const int LongestRequest = 16 * 1024;
    private static readonly string[] s_names = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly TimeSpan s_slowestRequest = TimeSpan.FromSeconds(10);

    /// <summary>How many free ports are tried: a port that is free in IPv4 may be somebody else's in IPv6.</summary>
    private const int MostPorts = 20;

    private readonly List<TcpListener> _listeners = [];
    private readonly TimeProvider _clock;
    private int _strangers;

    public LoopbackReturn(int port, TimeProvider clock)
    {
        _clock = clock;
        for (int left = MostPorts; !TryListen(port, isLast: port != 0 || left == 1); left--)
        {
        }

        Address = new Uri($"http://localhost:{((IPEndPoint)_listeners[0].LocalEndpoint).Port}");
    }

    /// <summary>The address that OAuth clients register. The port may differ: the platform ignores it on loopback addresses.</summary>
    public Uri Address { get; }

    /// <summary>How often somebody came with the answer to another sign-in.</summary>
    public int Strangers => _strangers;

    /// <summary>
    /// The query of the first request that brings the answer. Any page in a browser can make a request to this address, so one that is not
    /// the answer changes nothing.
    /// </summary>
    /// <param name="isAnswer">Whether a query is the answer to this sign-in.</param>
    /// <param name="sentenceFor">What the page then says, by that query.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<string, string>> WaitAsync(
        Func<IReadOnlyDictionary<string, string>, bool> isAnswer,
        Func<IReadOnlyDictionary<string, string>, string> sentenceFor,
        CancellationToken stop)
    {
        var wait = new Wait(isAnswer, sentenceFor);
        using CancellationTokenRegistration registration = stop.Register(() => wait.Found.TrySetCanceled(stop));
        foreach (TcpListener listener in _listeners)
        {
            _ = AcceptAsync(listener, wait, stop);
        }

        return await wait.Found.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (TcpListener listener in _listeners)
        {
            listener.Stop();
        }
    }

    /// <summary>
    /// "localhost" may mean ::1 to the browser, so both are ours or none is: else another program could take the answer there. Without
    /// IPv6 on this machine, IPv4 is enough.
    /// </summary>
    private bool TryListen(int port, bool isLast)
    {
        var first = new TcpListener(IPAddress.Loopback, port);
        first.Start();
        TcpListener? second = null;
        try
        {
            second = new TcpListener(IPAddress.IPv6Loopback, ((IPEndPoint)first.LocalEndpoint).Port);
            second.Start();
            _listeners.Add(first);
            _listeners.Add(second);
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            second!.Stop();
            first.Stop();
            if (isLast)
            {
                throw;
            }

            return false;
        }
        catch (SocketException)
        {
            second?.Stop();
            _listeners.Add(first);
            return true;
        }
    }

    private async Task AcceptAsync(TcpListener listener, Wait wait, CancellationToken stop)
    {
        try
        {
            while (!wait.Found.Task.IsCompleted)
            {
#if NETFRAMEWORK
                TcpClient client = await listener.AcceptTcpClientAsync().ConfigureAwait(false);
#else
                TcpClient client = await listener.AcceptTcpClientAsync(stop).ConfigureAwait(false);
#endif
                _ = AnswerAsync(client, wait, stop);
            }
        }
        catch (Exception exception)
            when (exception is ObjectDisposedException or SocketException or OperationCanceledException or InvalidOperationException)
        {
            // The listener was stopped; whoever waits knows why.
            wait.Found.TrySetCanceled(stop);
        }
    }

    /// <summary>Browsers open connections in advance and leave them idle, so each one is served on its own.</summary>
    private async Task AnswerAsync(TcpClient client, Wait wait, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                using CancellationTokenSource slow = Pause.Deadline(s_slowestRequest, _clock);
                using CancellationTokenRegistration late = slow.Token.Register(client.Dispose);
                using CancellationTokenRegistration stopped = stop.Register(client.Dispose);
                NetworkStream stream = client.GetStream();
                string head = await ReadHeadAsync(stream).ConfigureAwait(false);
                string target = TargetOf(head);
                Dictionary<string, string> query = QueryOf(target);
                bool isAsked = IsHere(head) && PathOf(target) == "/" && query.Count > 0;
                bool isReturn = isAsked && wait.IsAnswer(query);
                byte[] answer = isReturn ? Page("200 OK", wait.SentenceFor(query))
                    : isAsked ? Page("400 Bad Request", "This is not the answer to the sign-in that PowerShell waits for.")
                    : Page("404 Not Found", string.Empty);
                await stream.WriteAsync(answer, 0, answer.Length, stop).ConfigureAwait(false);
                if (isReturn)
                {
                    wait.Found.TrySetResult(query);
                }
                else if (isAsked)
                {
                    Interlocked.Increment(ref _strangers);
                }
            }
            catch (Exception exception) when (exception
                is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
            {
                // A connection that breaks or stays idle does not matter; another one brings the answer.
                client.Dispose();
            }
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] buffer = new byte[1024];
        int count;
        while (head.Length < LongestRequest
            && head.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal) < 0
            && (count = await stream.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0)
        {
            head.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return head.ToString();
    }

    private static string TargetOf(string head)
    {
        string[] words = head.Split(['\r', '\n'], 2)[0].Split(' ');
        return words.Length == 3 && words[0] == "GET" ? words[1] : string.Empty;
    }

    /// <summary>A name of somebody else's that leads to this machine is not where the sign-in page sends the browser.</summary>
    private bool IsHere(string head)
    {
        string[] hosts = head.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))
            .Select(static line => line.Substring("Host:".Length).Trim())
            .ToArray();
        return hosts.Length == 1 && s_names.Any(name => hosts[0].Equals($"{name}:{Address.Port}", StringComparison.OrdinalIgnoreCase));
    }

    private static string PathOf(string target) => target.Split(['?'], 2)[0];

    private static Dictionary<string, string> QueryOf(string target)
    {
        int start = target.IndexOf('?');
        return (start < 0 ? string.Empty : target.Substring(start + 1))
            .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static member => member.Split(['='], 2))
            .GroupBy(static pair => Plain(pair[0]), StringComparer.Ordinal)
            .ToDictionary(
                static members => members.Key,
                static members => members.First() is { Length: 2 } pair ? Plain(pair[1]) : string.Empty,
                StringComparer.Ordinal);
    }

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static byte[] Page(string status, string sentence)
    {
        string body =
            "<!doctype html><html><head><meta charset=\"utf-8\"><title>Genesys Cloud sign-in</title></head>" +
            $"<body><p>{WebUtility.HtmlEncode(sentence)}</p></body></html>";
        return Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n" +
            $"Cache-Control: no-store\r\nConnection: close\r\n\r\n{body}");
    }

    /// <summary>What everybody who listens waits for.</summary>
    private sealed class Wait(
        Func<IReadOnlyDictionary<string, string>, bool> isAnswer, Func<IReadOnlyDictionary<string, string>, string> sentenceFor)
    {
        public Func<IReadOnlyDictionary<string, string>, bool> IsAnswer { get; } = isAnswer;

        public Func<IReadOnlyDictionary<string, string>, string> SentenceFor { get; } = sentenceFor;

        public TaskCompletionSource<IReadOnlyDictionary<string, string>> Found { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
