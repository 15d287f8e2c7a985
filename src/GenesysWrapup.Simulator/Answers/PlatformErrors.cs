using System.Collections.Generic;
using System.Globalization;

namespace GenesysWrapup.Simulator.Answers;

/// <summary>The errors that every operation may answer, in the platform's words.</summary>
internal static class PlatformErrors
{
    public static SimulatedAnswer BadRequest { get; } =
        SimulatedAnswer.Error(400, "bad.request", "The request could not be understood by the server due to malformed syntax.");

    public static SimulatedAnswer InvalidId { get; } =
        SimulatedAnswer.Error(400, "invalid.id", "A non-UUID value was specified for an ID field.");

    public static SimulatedAnswer NotAUser { get; } =
        SimulatedAnswer.Error(400, "not.a.user", "This request requires a user context. Client credentials cannot be used for requests to this resource.");

    public static SimulatedAnswer AuthenticationRequired { get; } =
        SimulatedAnswer.Error(401, "authentication.required", "No authentication bearer token specified in authorization header.");

    public static SimulatedAnswer BadCredentials { get; } =
        SimulatedAnswer.Error(401, "bad.credentials", "Invalid login credentials.");

    public static SimulatedAnswer NotFound { get; } =
        SimulatedAnswer.Error(404, "not.found", "The requested resource was not found.");

    /// <summary>What the platform answers to a method that a path does not have is not published.</summary>
    public static SimulatedAnswer MethodNotAllowed { get; } =
        SimulatedAnswer.Error(405, "method.not.allowed", "The method is not allowed for the requested resource.");

    public static SimulatedAnswer Gone { get; } =
        SimulatedAnswer.Error(410, "gone", "The requested resource is no longer available.");

    public static SimulatedAnswer Conflict { get; } =
        SimulatedAnswer.Error(409, "request.conflict", "The request conflicts with the current state of the target resource.");

    public static SimulatedAnswer UnsupportedMediaType { get; } = SimulatedAnswer.Error(415, "unsupported.media.type",
        "Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header.");

    public static SimulatedAnswer ConstraintViolated(string what) => SimulatedAnswer.Error(400, "constraint.validation", what);

    public static SimulatedAnswer InvalidProperty(string member, string model) =>
        Filled(400, "invalid.property", "Value [{value}] is not a valid property for object [{object}]", ("value", member), ("object", model));

    public static SimulatedAnswer InvalidValue(string value, string type, string allowed) => Filled(400, "invalid.value",
        "Value [{value}] is not valid for field type [{type}]. Allowable values are: {allowed}", ("value", value), ("type", type), ("allowed", allowed));

    public static SimulatedAnswer InvalidQuery(string value, string parameter, string allowed) => Filled(400, "invalid.query.param.value",
        "Value [{value}] is not valid for parameter [{parameter}]. Allowable values are: {allowed}",
        ("value", value), ("parameter", parameter), ("allowed", allowed));

    public static SimulatedAnswer ScopeMissing(string scope) =>
        Filled(403, "app.not.authorized.for.scope", "App not authorized to use scope {scope}", ("scope", scope));

    public static SimulatedAnswer AnyPermissionMissing(IEnumerable<string> permissions) => Filled(403, "missing.any.permissions",
        "Unable to perform the requested action. You must have at least one of the following permissions assigned: {permissions}",
        ("permissions", List(permissions)));

    public static SimulatedAnswer PermissionsMissing(IEnumerable<string> permissions) => Filled(403, "missing.permissions",
        "Unable to perform the requested action. You are missing the following permission(s): {permissions}", ("permissions", List(permissions)));

    /// <summary>The caller holds the permission, but not in the division of the object.</summary>
    public static SimulatedAnswer DivisionPermissionMissing(string permission) => Filled(403, "missing.division.permission",
        "Unable to perform the requested action. You are missing the following permission '{permission}' in the provided division(s).",
        ("permission", permission));

    public static SimulatedAnswer NotAuthorized(string type, string id) =>
        Filled(403, "not.authorized", "Access to {type} {id} is forbidden.", ("type", type), ("id", id));

    public static SimulatedAnswer TooLarge(int maximum) => Filled(413, "request.entity.too.large",
        "The request is over the size limit. Maximum bytes: {maximum}", ("maximum", maximum.ToString(CultureInfo.InvariantCulture)));

    public static SimulatedAnswer TooMany(int seconds) => Filled(429, "too.many.requests.retry.after",
        "Rate limit exceeded the maximum. Retry the request in [{seconds}] seconds", ("seconds", seconds.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The usual error of a status, with another code where one is given.</summary>
    public static SimulatedAnswer OfStatus(int status, string? code, int retryAfter)
    {
        SimulatedAnswer usual = status switch
        {
            400 => BadRequest,
            401 => BadCredentials,
            403 => SimulatedAnswer.Error(403, "not.authorized", "You are not authorized to perform the requested action."),
            404 => NotFound,
            405 => MethodNotAllowed,
            408 => SimulatedAnswer.Error(408, "client.timeout", "The client did not produce a request within the server timeout limit. "
                + "This can be caused by a slow network connection and/or large payloads."),
            409 => Conflict,
            410 => Gone,
            415 => UnsupportedMediaType,
            429 => TooMany(retryAfter),
            500 => SimulatedAnswer.Error(500, "internal.server.error",
                "The server encountered an unexpected condition which prevented it from fulfilling the request."),
            503 => SimulatedAnswer.Error(503, "service.unavailable",
                "Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance)."),
            504 => SimulatedAnswer.Error(504, "request.timeout", "The request timed out."),
            _ => SimulatedAnswer.Error(status, "simulated.fault", "A fault of the simulator: status " + status.ToString(CultureInfo.InvariantCulture) + "."),
        };
        return code is null ? usual : usual with { ErrorCode = code };
    }

    /// <summary>An error whose message has placeholders: they are filled in the message, and sent beside it raw.</summary>
    public static SimulatedAnswer Filled(int status, string code, string message, params (string Name, string Value)[] parameters)
    {
        string filled = message;
        var values = new Dictionary<string, string>();
        foreach ((string name, string value) in parameters)
        {
            filled = filled.Replace("{" + name + "}", value);
            values[name] = value;
        }

        return SimulatedAnswer.Error(status, code, filled) with { MessageWithParams = message, MessageParams = values };
    }

    private static string List(IEnumerable<string> names) => "[" + string.Join(", ", names) + "]";
}
