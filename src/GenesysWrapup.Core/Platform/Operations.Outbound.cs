namespace GenesysWrapup.Core.Platform;

// What outbound campaigns make of a code.
internal static partial class Operations
{
    public static readonly Operation GetOutboundWrapupcodemappings = new(
        "getOutboundWrapupcodemappings", "GET", "/api/v2/outbound/wrapupcodemappings",
        Scope.ReadOf("outbound"), Permit.Any("outbound:wrapUpCodeMapping:view"));

    public static readonly Operation PutOutboundWrapupcodemappings = new(
        "putOutboundWrapupcodemappings", "PUT", "/api/v2/outbound/wrapupcodemappings",
        Scope.Of("outbound"), Permit.Any("outbound:wrapUpCodeMapping:edit"))
    { Body = "WrapUpCodeMapping", Effect = OperationEffect.Changes };
}
