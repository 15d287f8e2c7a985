using System.Collections.Generic;
using System.Linq;
using System.Text;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Wrapups;
using static System.FormattableString;

namespace GenesysWrapup.Core.Attributes;

/// <summary>Which attributes to put on whom, as it was given.</summary>
internal sealed record AttributeRequest(WrapupRequest Target, IReadOnlyDictionary<string, string?>? Attributes)
{
    /// <summary>The request as the engine takes it. Throws the first fault.</summary>
    public AttributeRequest Clean()
    {
        WrapupRequest target = RequestCheck.CleanTarget(Target);
        return Fault() is { } fault ? throw new GenesysException(fault) : this with { Target = target };
    }

    private Failure? Fault()
    {
        if (Attributes is not { Count: > 0 } attributes)
        {
            return Invalid(
                FailureId.MissingInput,
                "No attributes were given: -Attribute is empty.",
                "Pass a hashtable, for example -Attribute @{ ticket = '4711' }.");
        }

        if (attributes.Keys.Any(string.IsNullOrWhiteSpace))
        {
            return Invalid(FailureId.InvalidValue, "An attribute has no name.", "Give every attribute a name.");
        }

        if (attributes.FirstOrDefault(pair => pair.Value is null).Key is { } withoutValue)
        {
            return Invalid(
                FailureId.InvalidValue,
                $"The attribute {RequestCheck.Shown(withoutValue)} is null, which the platform does not accept.",
                "Pass an empty text to blank it.");
        }

        return null;
    }

    /// <summary>What somebody should know who sends much; null where it is not much.</summary>
    public string? SizeWarning() =>
        RequestCheck.SizeWarning(Encoding.UTF8.GetByteCount(AttributeText.Json(Attributes!)), "The attributes have");

    private static Failure Invalid(string id, string message, string nextStep) =>
        new(id, FailureCategory.InvalidArgument, message, nextStep) { FindingId = FindingIds.RequestMember };
}
