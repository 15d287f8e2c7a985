using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Time;

namespace GenesysWrapup.Hostile.Tests.Wire;

/// <summary>One connection to the hostile server, after a request was read from it.</summary>
/// <param name="socket">The connection.</param>
/// <param name="clock">The clock by which the product measures.</param>
/// <param name="body">The right answer's body.</param>
/// <param name="elsewhere">An address of somebody else, who counts who comes.</param>
internal sealed class HostileConnection(Socket socket, SimulatedClock clock, string body, Uri elsewhere)
{
    /// <summary>Far beyond every bound of the product.</summary>
    private const long Endless = 200L * 1024 * 1024;

    /// <summary>How long something that drips goes on, on the product's clock; no time-out of the product is longer.</summary>
    private const int MostDrips = 100;

    private static readonly TimeSpan s_betweenDrips = TimeSpan.FromSeconds(10);

    public string Body => body;

    public Uri Elsewhere => elsewhere;

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        for (int sent = 0; sent < bytes.Length;)
        {
            sent += await socket.SendAsync(bytes.AsMemory(sent), SocketFlags.None);
        }
    }

    /// <summary>A whole answer with its length.</summary>
    public Task AnswerAsync(string status, string headers, string text) => AnswerAsync(status, headers, Encoding.UTF8.GetBytes(text));

    public async Task AnswerAsync(string status, string headers, byte[] bytes)
    {
        await SendAsync($"HTTP/1.1 {status}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n{headers}\r\n");
        await SendAsync(bytes);
    }

    /// <summary>The same again and again, until the other side has enough.</summary>
    public async Task FloodAsync(string part)
    {
        byte[] many = Encoding.Latin1.GetBytes(string.Concat(System.Linq.Enumerable.Repeat(part, 1 + (64 * 1024 / part.Length))));
        for (long sent = 0; sent < Endless; sent += many.Length)
        {
            await SendAsync(many);
        }
    }

    /// <summary>A letter now and then, until the other side has enough. Time passes as if one waited in between.</summary>
    public async Task DripAsync(string text)
    {
        for (int drip = 0; drip < MostDrips; drip++)
        {
            await SendAsync(text.Substring(drip % text.Length, 1));
            await PassAsync();
        }
    }

    /// <summary>Nothing at all, until the other side has enough.</summary>
    public async Task SilenceAsync()
    {
        for (int drip = 0; drip < MostDrips; drip++)
        {
            await PassAsync();
        }
    }

    /// <summary>Ends the connection as a crash does.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    private async Task PassAsync()
    {
        for (int turn = 0; turn < 20; turn++)
        {
            await Task.Yield();
        }

        clock.Step(s_betweenDrips);
        if (socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0)
        {
            throw new IOException("The other side has gone.");
        }
    }
}
