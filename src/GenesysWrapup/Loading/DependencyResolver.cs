using System;
using System.IO;
using System.Reflection;

namespace GenesysWrapup.Loading;

/// <summary>
/// Windows PowerShell has no load contexts, and a module cannot change its binding redirects. So the versions that our dependencies ask
/// for are matched here.
/// </summary>
internal static class DependencyResolver
{
    private static readonly object s_gate = new();
    private static string? s_folder;

    public static void Register(string folder)
    {
        lock (s_gate)
        {
            if (s_folder is null)
            {
                AppDomain.CurrentDomain.AssemblyResolve += Resolve;
            }

            s_folder = folder;
        }
    }

    internal static void Unregister()
    {
        lock (s_gate)
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
            s_folder = null;
        }
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        if (s_folder is not { } folder)
        {
            return null;
        }

        var asked = new AssemblyName(request.Name);
        string file = Path.Combine(folder, asked.Name + ".dll");
        Version? ours = File.Exists(file) ? AssemblyName.GetAssemblyName(file).Version : null;
        return AssemblyChoice.TryDecide(asked, ours, AppDomain.CurrentDomain.GetAssemblies(), out Assembly? shared)
            ? shared ?? Assembly.LoadFrom(file)
            : null;
    }
}
