// What the tests use of newer runtimes and .NET Framework does not have. Only here: the product does without.
#pragma warning disable IDE0130 // They stand in for members of these namespaces.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace System
{
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public static Index Start => new(0);

        public static Index End => new(0, true);

        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => fromEnd ? length - value : value;
    }

    internal readonly struct Range(Index start, Index end)
    {
        public static Range All => new(Index.Start, Index.End);

        public Index Start { get; } = start;

        public Index End { get; } = end;

        public static Range StartAt(Index start) => new(start, Index.End);

        public static Range EndAt(Index end) => new(Index.Start, end);
    }
}

namespace System.Threading.Tasks
{
    internal sealed class TaskCompletionSource(TaskCreationOptions options = TaskCreationOptions.None) : TaskCompletionSource<bool>(options)
    {
        public void SetResult() => SetResult(true);

        public bool TrySetResult() => TrySetResult(true);
    }
}

namespace System.Collections.Generic
{
    internal sealed class ReferenceEqualityComparer : IEqualityComparer<object?>
    {
        public static ReferenceEqualityComparer Instance { get; } = new();

        bool IEqualityComparer<object?>.Equals(object? left, object? right) => ReferenceEquals(left, right);

        public int GetHashCode(object? value) => value?.GetType().GetHashCode() ?? 0;
    }
}

namespace System.Runtime.CompilerServices
{
    internal static class RuntimeHelpers
    {
        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            int start = range.Start.GetOffset(array.Length);
            return [.. array.Skip(start).Take(range.End.GetOffset(array.Length) - start)];
        }
    }
}

namespace GenesysWrapup
{
    internal static class NewerPlatform
    {
        extension(string text)
        {
            public bool Contains(string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

            public bool Contains(char part) => text.IndexOf(part) >= 0;

            public bool StartsWith(char part) => text.Length > 0 && text[0] == part;

            public bool EndsWith(char part) => text.Length > 0 && text[^1] == part;

            public string[] Split(string separator) => text.Split([separator], StringSplitOptions.None);

            public string[] Split(char separator, int count) => text.Split([separator], count);

            /// <summary>Only ordinal: no test replaces otherwise.</summary>
            public string Replace(string old, string? by, StringComparison comparison) =>
                comparison == StringComparison.Ordinal ? text.Replace(old, by) : throw new NotSupportedException(comparison.ToString());
        }

        extension<T>(IEnumerable<T> items)
        {
            public IOrderedEnumerable<T> Order() => items.OrderBy(item => item);

            public IOrderedEnumerable<T> Order(IComparer<T> comparer) => items.OrderBy(item => item, comparer);

            public IEnumerable<T> TakeLast(int count) => items.Skip(Math.Max(0, items.Count() - count));

            public IEnumerable<(T First, TOther Second)> Zip<TOther>(IEnumerable<TOther> others) =>
                items.Zip(others, (first, second) => (first, second));
        }

        extension<TKey, TValue>(Dictionary<TKey, TValue> table)
        {
            public TValue? GetValueOrDefault(TKey key) => table.TryGetValue(key, out TValue? value) ? value : default;
        }

        extension<T>(Queue<T> queue)
        {
            public bool TryDequeue(out T item)
            {
                bool any = queue.Count > 0;
                item = any ? queue.Dequeue() : default!;
                return any;
            }
        }

        extension<T>(ConcurrentQueue<T> queue)
        {
            public void Clear()
            {
                while (queue.TryDequeue(out _))
                {
                }
            }
        }

        extension(Task task)
        {
            public async Task WaitAsync(TimeSpan limit)
            {
                if (await Task.WhenAny(task, Task.Delay(limit)).ConfigureAwait(false) != task)
                {
                    throw new TimeoutException();
                }

                await task.ConfigureAwait(false);
            }

            public Task WaitAsync(CancellationToken cancellation) => task.WaitAsync(TimeSpan.FromMilliseconds(-1), cancellation);

            public async Task WaitAsync(TimeSpan limit, CancellationToken cancellation)
            {
                if (await Task.WhenAny(task, Task.Delay(limit, cancellation)).ConfigureAwait(false) != task)
                {
                    cancellation.ThrowIfCancellationRequested();
                    throw new TimeoutException();
                }

                await task.ConfigureAwait(false);
            }
        }

        extension(Task)
        {
            public static Task Delay(TimeSpan time, TimeProvider clock, CancellationToken cancellation = default) =>
                clock.Delay(time, cancellation);
        }

        extension<T>(Task<T> task)
        {
            public async Task<T> WaitAsync(TimeSpan limit)
            {
                await ((Task)task).WaitAsync(limit).ConfigureAwait(false);
                return await task.ConfigureAwait(false);
            }
        }

        extension(CancellationTokenSource source)
        {
            public Task CancelAsync() => Task.Run(source.Cancel);
        }

        extension(Type type)
        {
            /// <summary>Spans are not what a field of these runtimes holds.</summary>
            public bool IsByRefLike => false;
        }

        extension(DateTimeOffset)
        {
            public static DateTimeOffset UnixEpoch => DateTimeOffset.FromUnixTimeSeconds(0);
        }

        extension(Enum)
        {
            public static T Parse<T>(string name)
                where T : struct => (T)Enum.Parse(typeof(T), name);
        }

        extension(Encoding)
        {
            public static Encoding Latin1 => Encoding.GetEncoding("iso-8859-1");
        }

        extension(SHA256)
        {
            public static byte[] HashData(byte[] data)
            {
                using var hash = SHA256.Create();
                return hash.ComputeHash(data);
            }
        }

        extension(File)
        {
            public static Task WriteAllTextAsync(string path, string text) => Task.Run(() => File.WriteAllText(path, text));

            public static Task WriteAllBytesAsync(string path, byte[] bytes) => Task.Run(() => File.WriteAllBytes(path, bytes));

            public static Task WriteAllLinesAsync(string path, IEnumerable<string> lines) =>
                Task.Run(() => File.WriteAllLines(path, lines));

            public static Task<string> ReadAllTextAsync(string path) => Task.Run(() => File.ReadAllText(path));

            public static Task<string> ReadAllTextAsync(string path, Encoding encoding) => Task.Run(() => File.ReadAllText(path, encoding));

            public static Task<byte[]> ReadAllBytesAsync(string path) => Task.Run(() => File.ReadAllBytes(path));

            public static Task<string[]> ReadAllLinesAsync(string path) => Task.Run(() => File.ReadAllLines(path));
        }

        extension(HttpClient)
        {
            public static IWebProxy DefaultProxy
            {
                get => WebRequest.DefaultWebProxy;
                set => WebRequest.DefaultWebProxy = value;
            }
        }

        extension(MatchCollection matches)
        {
            public IEnumerable<T> Select<T>(Func<Match, T> chosen) => matches.Cast<Match>().Select(chosen);
        }

        extension(StringBuilder text)
        {
            public StringBuilder Insert(int at, ReadOnlySpan<char> part) => text.Insert(at, part.ToString());
        }

        extension(HttpContent content)
        {
            public Task<string> ReadAsStringAsync(CancellationToken cancellation)
            {
                cancellation.ThrowIfCancellationRequested();
                return content.ReadAsStringAsync();
            }
        }

        extension(HttpContent content)
        {
            public Task<byte[]> ReadAsByteArrayAsync(CancellationToken cancellation)
            {
                cancellation.ThrowIfCancellationRequested();
                return content.ReadAsByteArrayAsync();
            }
        }

        extension(Stream stream)
        {
            public void Write(byte[] bytes) => stream.Write(bytes, 0, bytes.Length);

            public Task WriteAsync(byte[] bytes) => stream.WriteAsync(bytes, 0, bytes.Length);

            public Task<int> ReadAsync(byte[] bytes) => stream.ReadAsync(bytes, 0, bytes.Length);
        }

        extension(Path)
        {
            public static string GetRelativePath(string from, string to) =>
                Uri.UnescapeDataString(new Uri(from + Path.DirectorySeparatorChar).MakeRelativeUri(new Uri(to)).ToString());
        }

        extension(Directory)
        {
            public static DirectoryInfo CreateTempSubdirectory(string? prefix = null) =>
                Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("n")));
        }

        extension(Parallel)
        {
            public static async Task ForEachAsync<T>(
                IEnumerable<T> items, ParallelOptions options, Func<T, CancellationToken, ValueTask> work)
            {
                using var free = new SemaphoreSlim(options.MaxDegreeOfParallelism);
                await Task.WhenAll(items.Select(async item =>
                {
                    await free.WaitAsync(options.CancellationToken).ConfigureAwait(false);
                    try
                    {
                        await work(item, options.CancellationToken).ConfigureAwait(false);
                    }
                    finally
                    {
                        free.Release();
                    }
                })).ConfigureAwait(false);
            }
        }
    }
}
