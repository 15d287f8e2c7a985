using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Core.Bulk;

/// <summary>
/// What a run has done, line by line in a file, each on the disk before anybody hears of it; and what earlier runs of it did. One run at a
/// time has it.
/// </summary>
internal sealed class WrapupJournal : IDisposable
{
    private readonly string _path;
    private readonly HashSet<Guid> _done = [];
    private readonly object _gate = new();
    private FileStream? _lock;
    private FileStream? _file;
    private Batch? _next;
    private GenesysException? _fault;
    private Task _writing = Task.CompletedTask;

    private WrapupJournal(string path)
    {
        _path = path;
    }

    /// <summary>Opens it for a run, making it where there is none. The end of a line that a kill tore is cut off.</summary>
    public static WrapupJournal Open(string path, GenesysSession session) => Guarded(path, () =>
    {
        var journal = new WrapupJournal(path);
        try
        {
            journal.Lock();
            journal._file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            journal.Continue(journal._file, journal.Learn(journal._file, session), session);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    });

    /// <summary>Only looks at what earlier runs did: for -WhatIf, which leaves no trace.</summary>
    public static WrapupJournal Look(string path, GenesysSession session) => Guarded(path, () =>
    {
        var journal = new WrapupJournal(path);
        if (File.Exists(path))
        {
            using FileStream file = OpenToRead(path);
            journal.Learn(file, session);
        }

        return journal;
    });

    /// <summary>As whoever reads beside a run opens it.</summary>
    public static FileStream OpenToRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>An earlier run did the row for good.</summary>
    public bool IsDone(Guid key) => _done.Contains(key);

    /// <summary>Returns when the line is on the disk. Lines that come while others are written go there together.</summary>
    public Task AppendAsync(JournalLine line)
    {
        if (_file is null)
        {
            return Task.CompletedTask;
        }

        lock (_gate)
        {
            if (_next is null)
            {
                _next = new Batch();
                _writing = WriteNextAsync(_writing);
            }

            Append(_next.Text, JsonSerializer.SerializeToUtf8Bytes(line, JournalJson.Default.JournalLine));
            return _next.Written.Task;
        }
    }

    public void Dispose()
    {
        Task writing;
        lock (_gate)
        {
            writing = _writing;
        }

        // What is under way is on the disk in a moment; it never throws.
        writing.GetAwaiter().GetResult();
        _file?.Dispose();
        _lock?.Dispose();
    }

    private async Task WriteNextAsync(Task before)
    {
        await before.ConfigureAwait(false);
        await Task.Yield();
        Batch batch;
        lock (_gate)
        {
            batch = _next!;
            _next = null;
        }

        if (_fault is not null)
        {
            // Half a line may be there; what came behind it would make the file unreadable.
            batch.Written.SetException(_fault);
            return;
        }

        try
        {
            batch.Text.WriteTo(_file!);
            _file!.Flush(flushToDisk: true);
            batch.Written.SetResult(true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _fault = new GenesysException(JournalFailures.Unusable(_path, exception));
            batch.Written.SetException(_fault);
        }
    }

    /// <summary>
    /// A file beside it, held for as long as the run lasts. The journal itself stays open to whoever wants to read along, which on Unix a
    /// lock of its own would not allow.
    /// </summary>
    private void Lock()
    {
        string path = _path + ".lock";
        try
        {
            _lock = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new GenesysException(JournalFailures.InUse(_path));
        }
    }

    /// <summary>Reads what earlier runs did; the answer is where this one goes on.</summary>
    private long Learn(FileStream file, GenesysSession session)
    {
        if (session.OrganizationId is null)
        {
            throw new GenesysException(JournalFailures.UnknownOrganization(_path));
        }

        long end = 0;
        long? torn = null;
        foreach (JournalText text in JournalText.Of(file))
        {
            if (torn is { } line)
            {
                throw new GenesysException(JournalFailures.Broken(_path, line));
            }

            if (text.Number == 1)
            {
                CheckHeader(text, session);
            }
            else if (text.IsWhole && text.AsLine() is { } known)
            {
                if (known.Done)
                {
                    _done.Add(known.Key);
                }
            }
            else
            {
                torn = text.Number;
            }

            end = text.IsWhole && torn is null ? text.Start + text.Bytes.Length + 1 : text.Start;
        }

        return end;
    }

    private void CheckHeader(JournalText text, GenesysSession session)
    {
        if (!text.IsWhole)
        {
            if (!text.MayBeginHeader)
            {
                throw new GenesysException(JournalFailures.NotAJournal(_path));
            }

            return;
        }

        JournalHeader header = text.AsHeader() ?? throw new GenesysException(JournalFailures.NotAJournal(_path));
        if (header.Version != JournalHeader.CurrentVersion)
        {
            throw new GenesysException(JournalFailures.OfLaterVersion(_path, header.Version));
        }

        if (!string.Equals(header.Organization, session.OrganizationId, StringComparison.OrdinalIgnoreCase))
        {
            throw new GenesysException(JournalFailures.OfOtherOrganization(_path, header.Organization, session));
        }
    }

    private void Continue(FileStream file, long end, GenesysSession session)
    {
        if (file.Length > end)
        {
            file.SetLength(end);
        }

        file.Position = end;
        if (end == 0)
        {
            var header = new JournalHeader
            {
                Version = JournalHeader.CurrentVersion,
                Organization = session.OrganizationId,
                Begun = session.Clock.GetUtcNow().UtcDateTime,
            };
            using var text = new MemoryStream();
            Append(text, JsonSerializer.SerializeToUtf8Bytes(header, JournalJson.Default.JournalHeader));
            text.WriteTo(file);
            file.Flush(flushToDisk: true);
        }
    }

    private static void Append(MemoryStream text, byte[] json)
    {
        text.Write(json, 0, json.Length);
        text.WriteByte((byte)'\n');
    }

    private static WrapupJournal Guarded(string path, Func<WrapupJournal> open)
    {
        try
        {
            return open();
        }
        catch (InvalidDataException)
        {
            throw new GenesysException(JournalFailures.NotAJournal(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException
            or ArgumentException)
        {
            throw new GenesysException(JournalFailures.Unusable(path, exception));
        }
    }

    /// <summary>Lines that go to the disk together.</summary>
    private sealed class Batch
    {
        public MemoryStream Text { get; } = new();

        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
