using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.WorkLists;
using Xunit;

namespace GenesysWrapup.Broker.Tests;

/// <summary>A RabbitMQ of the tests' own: its ports, its name, its folder, and no service. All tests of this assembly share it.</summary>
public sealed class PrivateBroker : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("broker").FullName;
    private readonly int _port = FreePort();
    private readonly Dictionary<string, string> _environment;
    private Process? _names;
    private Process? _server;

    public PrivateBroker()
    {
        string In(string name) => Path.Combine(_folder, name);

        File.WriteAllLines(In("rabbitmq.conf"), [$"listeners.tcp.1 = 127.0.0.1:{_port}", "disk_free_limit.absolute = 1MB"]);
        File.WriteAllText(In("plugins"), "[].");

        // A row at rest whose way back a restart cut off is sent anew after this time; by default, three minutes.
        File.WriteAllText(In("advanced.config"), "[{rabbit, [{dead_letter_worker_publisher_confirm_timeout, 5000}]}].");
        NamesPort = FreePort();
        _environment = new Dictionary<string, string>
        {
            ["HOME"] = _folder,
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = $"{NamesPort}",
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
            ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
            ["RABBITMQ_DIST_PORT"] = $"{FreePort()}",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("plugins"),
            ["RABBITMQ_LOG_BASE"] = In("log"),
            ["RABBITMQ_MNESIA_BASE"] = In("data"),
            ["RABBITMQ_NODENAME"] = $"tests{_port}@localhost",
            ["RABBITMQ_PID_FILE"] = In("pid"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 1:1",
        };
    }

    /// <summary>The server's program; null where it is not installed. On Debian, the one on the path insists on a certain user.</summary>
    public static string? Program { get; } = OperatingSystem.IsWindows()
        ? null
        : new[] { "/usr/lib/rabbitmq/bin" }.Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':'))
            .Select(static folder => Path.Combine(folder, "rabbitmq-server"))
            .FirstOrDefault(File.Exists);

    public string Address => $"amqp://127.0.0.1:{_port}";

    private int NamesPort { get; }

    internal Task<IListBroker> ConnectAsync(WorkListName list) => RabbitBroker.ConnectAsync(
        BrokerAddress.Of(new Uri(Address), null, allowUnencrypted: false), list, SilentActivity.Instance, CancellationToken.None);

    public async Task InitializeAsync()
    {
        if (Program is not null)
        {
            // The register of names is a child of the tests like the broker; else the broker would leave one behind.
            _names = Start("epmd", "-address", "127.0.0.1", "-port", $"{NamesPort}");
            await StartAsync();
        }
    }

    /// <summary>Ends the broker as a machine that fails does, and starts it again with what is on its disk.</summary>
    public async Task RestartAsync()
    {
        Kill(_server);
        await StartAsync();
    }

    public Task DisposeAsync()
    {
        Kill(_server);
        Kill(_names);
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Kill(Process? process)
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
    }

    private async Task StartAsync()
    {
        _server = Start(Program!);
        long begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                IListBroker broker = await ConnectAsync(WorkListName.Of("started"));
                await broker.CloseAsync();
                return;
            }
            catch (Core.Failures.GenesysException) when (Stopwatch.GetElapsedTime(begun) < s_patience)
            {
                await Task.Delay(200);
            }
        }
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (KeyValuePair<string, string> variable in _environment)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}

/// <summary>Tests that need the broker; where it is not installed, they say that they were not run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrokerFactAttribute : FactAttribute
{
    public BrokerFactAttribute()
    {
        if (PrivateBroker.Program is null)
        {
            Skip = "NOT RUN beside a real broker: RabbitMQ is not installed here (apt-get install rabbitmq-server).";
        }
    }
}

[CollectionDefinition(Name)]
public sealed class BrokerCollection : ICollectionFixture<PrivateBroker>
{
    public const string Name = "Broker";
}
