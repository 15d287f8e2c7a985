using System.IO;
using System.Management.Automation;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Loading;

/// <summary>What PowerShell calls when the module comes, before it touches a cmdlet, and when it goes.</summary>
public sealed class ModuleLifetime : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    public void OnImport()
    {
        string folder = Path.GetDirectoryName(typeof(ModuleLifetime).Assembly.Location)!;
#if NETFRAMEWORK
        DependencyResolver.Register(folder);
#else
        DependencyContext.Register(folder);
#endif
        TypeNames.Add();
    }

    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceSession.Here.CloseAll();
        TypeNames.Remove();
#if NETFRAMEWORK
        DependencyResolver.Unregister();
#endif
    }
}
