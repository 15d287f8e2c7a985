using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Codes;

/// <summary>Creates wrap-up codes.</summary>
internal sealed class CodeMaker(GenesysSession session)
{
    /// <summary>Creates a code for the organization. The session knows it from then on.</summary>
    public async Task<WrapupCode> MakeAsync(
        string name, string? description, WireReference? division, IActivitySink activity, CancellationToken stop)
    {
        var wanted = new WireWrapupCode
        {
            Name = name,
            Description = description,
            Division = division is null ? null : new WireReference { Id = division.Id },
        };
        try
        {
            ApiReply<WireWrapupCode> reply = await session.Api
                .SendAsync(
                    new ApiCall(Operations.PostRoutingWrapupcodes)
                    {
                        Body = JsonSerializer.Serialize(wanted, PlatformJson.Default.WireWrapupCode),
                    },
                    PlatformJson.Default.WireWrapupCode,
                    activity,
                    stop)
                .ConfigureAwait(false);
            WrapupCode made = CodeShape.Of(reply.Value ?? wanted) ?? throw new GenesysException(new Failure(
                FailureId.UnreadableAnswer,
                FailureCategory.InvalidData,
                $"The platform created wrap-up code '{name}' but did not return its id.",
                "Run Get-WrapupCode to see it."));
            CodeDirectory.Of(session).Remember(made);
            return made;
        }
        catch (PlatformException refusal) when (refusal.ErrorCode == "duplicate.name")
        {
            throw refusal.Retold(new Failure(
                FailureId.WrapupCodeExists,
                FailureCategory.ResourceExists,
                $"There is a wrap-up code '{name}' already.",
                $"Use it: Get-WrapupCode -Name '{name}'. If that shows none, it may be in a division that this session cannot see; " +
                "within what names are unique is not published.")
            { Target = name });
        }
    }
}
