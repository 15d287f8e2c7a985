using System.Management.Automation;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Loading;

/// <summary>What removing the module undoes, on both editions.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceSession.Here.CloseAll();
        DependencyResolver.Unregister();
    }
}
