using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Platform;

/// <summary>The OAuth scopes that exist: a domain, or a domain with :readonly. Anything else was made up.</summary>
internal static class OAuthScopes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "ai-studio", "ai-studio:readonly", "alerting", "alerting:readonly", "all", "analytics", "analytics:readonly", "architect",
        "architect:readonly", "assistants", "assistants:readonly", "audits:readonly", "authorization", "authorization:readonly",
        "billing", "billing:readonly", "business-rules", "business-rules:readonly", "case-management", "case-management:readonly",
        "coaching", "coaching:readonly", "content-management", "content-management:readonly", "conversations",
        "conversations:readonly", "data-extensions", "data-privacy", "data-privacy:readonly", "devices", "devices:readonly", "dialog",
        "dialog:readonly", "employee-engagement", "employee-engagement:readonly", "employee-performance",
        "employee-performance:readonly", "external-contacts", "external-contacts:readonly", "fax", "fax:readonly", "gamification",
        "gamification:readonly", "gdpr", "gdpr:readonly", "geolocation", "geolocation:readonly", "greetings", "greetings:readonly",
        "groups", "groups:readonly", "identity-providers", "identity-providers:readonly", "infrastructureascode",
        "infrastructureascode:readonly", "integrations", "integrations:readonly", "journey", "journey:readonly", "knowledge",
        "knowledge:readonly", "language-understanding", "language-understanding:readonly", "learning", "learning:readonly", "license",
        "license:readonly", "locations", "locations:readonly", "logcapture", "logcapture:readonly", "messaging", "messaging-platform",
        "messaging-platform:readonly", "messaging:readonly", "notifications", "oauth", "oauth:readonly", "organization",
        "organization-authorization", "organization-authorization:readonly", "organization:readonly", "outbound", "outbound:readonly",
        "presence", "presence:readonly", "process-automation", "process-automation:readonly", "quality", "quality:readonly",
        "recordings", "recordings:readonly", "response-management", "response-management:readonly", "routing", "routing:readonly",
        "scim", "scim:readonly", "screen-monitoring", "screen-monitoring:readonly", "scripts", "scripts:readonly", "search:readonly",
        "social-media", "social-media:readonly", "speech-and-text-analytics", "speech-and-text-analytics:readonly", "stations",
        "stations:readonly", "telephony", "telephony:readonly", "textbots", "textbots:readonly", "upload", "usage", "usage:readonly",
        "user-basic-info", "user-recordings", "user-recordings:readonly", "users", "users-rules", "users-rules:readonly",
        "users:readonly", "voicemail", "voicemail:readonly", "web-chat", "web-chat:readonly", "webdeployments",
        "webdeployments:readonly", "widgets", "widgets:readonly", "workforce-management", "workforce-management:readonly", "workitems",
        "workitems:readonly",
    ];

    public static bool Exists(string scope) => All.Contains(scope, StringComparer.Ordinal);
}
