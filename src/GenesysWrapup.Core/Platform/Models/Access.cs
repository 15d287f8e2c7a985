using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace GenesysWrapup.Core.Platform.Models;

internal sealed class WireToken
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; set; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; set; }

    [JsonPropertyName("token_type")]
    public string? TokenType { get; set; }

    [JsonPropertyName("expires_in")]
    public int? ExpiresIn { get; set; }
}

/// <summary>A refused token request in OAuth's form. The platform has been seen to send its text under both names.</summary>
internal sealed class WireTokenRefusal
{
    public string? Error { get; set; }
    public string? Description { get; set; }

    [JsonPropertyName("error_description")]
    public string? ErrorDescription { get; set; }
}

internal sealed class WireTokenInfo
{
    public WireReference? Organization { get; set; }
    public WireReference? HomeOrganization { get; set; }
    public List<string>? AuthorizedScope { get; set; }

    [JsonPropertyName("OAuthClient")]
    public WireOAuthClient? OAuthClient { get; set; }
}

internal sealed class WireOAuthClient
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? AuthorizedGrantType { get; set; }
    public List<string>? Scope { get; set; }
    public WireReference? Organization { get; set; }
    public string? State { get; set; }
}

internal sealed class WireSubject
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public List<WireGrant>? Grants { get; set; }
}

internal sealed class WireGrant
{
    public WireReference? Division { get; set; }
    public WireRole? Role { get; set; }
}

internal sealed class WireRole
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public List<WirePolicy>? Policies { get; set; }
}

internal sealed class WirePolicy
{
    public string? Domain { get; set; }
    public string? EntityName { get; set; }
    public List<string>? Actions { get; set; }
}

internal sealed class WireUser : IWireObject
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
}

internal sealed class WireError
{
    public string? Message { get; set; }
    public string? Code { get; set; }
    public int? Status { get; set; }
    public string? EntityId { get; set; }
    public string? EntityName { get; set; }
    public string? MessageWithParams { get; set; }
    public Dictionary<string, string>? MessageParams { get; set; }
    public string? ContextId { get; set; }
    public List<WireErrorDetail>? Details { get; set; }
    public List<WireError>? Errors { get; set; }
    public WireLimit? Limit { get; set; }
}

internal sealed class WireErrorDetail
{
    public string? ErrorCode { get; set; }
    public string? FieldName { get; set; }
    public string? EntityId { get; set; }
    public string? EntityName { get; set; }
}

internal sealed class WireLimit
{
    public string? Key { get; set; }
    public string? Namespace { get; set; }
    public long? Value { get; set; }
}
