using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Time;

namespace GenesysWrapup.Hostile.Tests.Wire;

/// <summary>Which request is answered badly; all others are answered as the platform answers them.</summary>
public enum Victim
{
    Token,
    Read,
    Write,
}

/// <summary>A platform of plain sockets, so that it can answer in ways in which no HTTP server would.</summary>
internal sealed class HostileServer : IDisposable
{
    public const string Secret = "the-secret-that-nobody-else-may-see";
    public const string Token = "the-token-that-nobody-else-may-see";
    public const string ConversationId = "c0000000-1111-4222-8333-000000000001";
    public const string ParticipantId = "a0000000-1111-4222-8333-000000000001";
    public const string CodeId = "b0000000-1111-4222-8333-000000000001";

    public const string Conversation = $$"""
        {
          "id": "{{ConversationId}}", "startTime": "2026-11-02T08:50:00Z",
          "participants": [
            {
              "id": "{{ParticipantId}}", "purpose": "agent", "name": "Ana", "userId": "d0000000-1111-4222-8333-000000000001",
              "queueName": "Support", "connectedTime": "2026-11-02T08:51:00Z", "endTime": "2026-11-02T08:59:00Z",
              "wrapupPrompt": "mandatory", "startAcwTime": "2026-11-02T08:59:00Z", "wrapupRequired": true,
              "calls": [ { "id": "e0000000-1111-4222-8333-000000000001", "state": "terminated", "connectedTime": "2026-11-02T08:51:00Z" } ]
            }
          ]
        }
        """;

    private const string TokenBody = $$"""{"access_token":"{{Token}}","token_type":"bearer","expires_in":86400}""";

    private readonly TcpListener _platform = new(IPAddress.Loopback, 0);
    private readonly TcpListener _elsewhere = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly SimulatedClock _clock;
    private readonly Victim _victim;
    private readonly Func<HostileConnection, Task> _answer;
    private int _hit;
    private int _strayed;

    public HostileServer(SimulatedClock clock, Victim victim, Func<HostileConnection, Task> answer)
    {
        _clock = clock;
        _victim = victim;
        _answer = answer;
        _platform.Start();
        _elsewhere.Start();
        _ = AcceptAsync(_platform, ServeAsync);
        _ = AcceptAsync(_elsewhere, socket =>
        {
            Interlocked.Increment(ref _strayed);
            socket.Dispose();
            return Task.CompletedTask;
        });
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_platform.LocalEndpoint).Port}/");

    /// <summary>How often the bad answer was asked for.</summary>
    public int Hit => _hit;

    /// <summary>How often somebody came to the other address.</summary>
    public int Strayed => _strayed;

    private Uri Elsewhere => new($"http://127.0.0.1:{((IPEndPoint)_elsewhere.LocalEndpoint).Port}/");

    public void Dispose()
    {
        _stop.Cancel();
        _platform.Stop();
        _elsewhere.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, Func<Socket, Task> serve)
    {
        try
        {
            while (true)
            {
                _ = serve(await listener.AcceptSocketAsync(_stop.Token));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await Task.Yield();
                (string method, string path) = await ReadAsync(socket);
                (Victim? victim, string status, string body) = Right(method, path);
                var connection = new HostileConnection(socket, _clock, body, Elsewhere);
                if (victim == _victim)
                {
                    Interlocked.Increment(ref _hit);
                    await _answer(connection);
                }
                else
                {
                    await connection.AnswerAsync(status, "Content-Type: application/json\r\n", body);
                }

                socket.Shutdown(SocketShutdown.Both);
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
            {
                // The product has had enough, which is what it is there for.
            }
        }
    }

    private static (Victim? Victim, string Status, string Body) Right(string method, string path) => (method, path) switch
    {
        (_, "/oauth/token") => (Victim.Token, "200 OK", TokenBody),
        ("GET", "/api/v2/tokens/me") =>
            (null, "200 OK", """{"organization":{"id":"o1","name":"Org"},"OAuthClient":{"id":"x","name":"Client"}}"""),
        ("GET", $"/api/v2/conversations/{ConversationId}") => (Victim.Read, "200 OK", Conversation),
        ("GET", "/api/v2/conversations/settings") => (null, "200 OK", """{"communicationBasedACW":false}"""),
        ("PATCH", _) => (Victim.Write, "202 Accepted", string.Empty),
        ("GET", _) when path.EndsWith("/wrapup", StringComparison.Ordinal) => (null, "200 OK", "{}"),
        ("GET", "/api/v2/routing/wrapupcodes") =>
            (null, "200 OK", $$"""{"entities":[{"id":"{{CodeId}}","name":"Resolved"}],"pageNumber":1,"pageCount":1}"""),
        ("GET", _) when path.EndsWith("/wrapupcodes", StringComparison.Ordinal) =>
            (null, "200 OK", $$"""[{"id":"{{CodeId}}","name":"Resolved"}]"""),
        _ => (null, "404 Not Found", """{"message":"The requested resource was not found.","code":"not.found","status":404}"""),
    };

    /// <summary>Reads a request with its body.</summary>
    private static async Task<(string Method, string Path)> ReadAsync(Socket socket)
    {
        var read = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            int count = await socket.ReceiveAsync(buffer, SocketFlags.None);
            if (count == 0)
            {
                throw new IOException("The request was not finished.");
            }

            read.Write(buffer, 0, count);
            string text = Encoding.Latin1.GetString(read.ToArray());
            int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && text.Length - head - 4 >= LengthOf(text.Substring(0, head)))
            {
                string[] words = text.Split(' ', 3);
                return (words[0], words[1].Split('?')[0]);
            }
        }
    }

    private static int LengthOf(string head) => head.Split("\r\n")
        .Where(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(static line => int.Parse(line.AsSpan("Content-Length:".Length), System.Globalization.CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
