using System.Management.Automation;

namespace GenesysWrapup.Desktop;

/// <summary>What removing the module undoes, on both editions.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    public void OnRemove(PSModuleInfo psModuleInfo) => DependencyResolver.Unregister();
}
