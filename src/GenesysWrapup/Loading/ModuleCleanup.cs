using System.Management.Automation;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Loading;

/// <summary>What is undone when the module is removed, on both editions.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceSession.Here.CloseAll();
        DependencyResolver.Unregister();
    }
}
