using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace GenesysWrapup.Core.Platform.Models;

/// <summary>The wire's JSON, source-generated: camel case, absent rather than null, and null read as absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(ListsWithoutNulls)])]
[JsonSerializable(typeof(WireConversation))]
[JsonSerializable(typeof(WireWrapup))]
[JsonSerializable(typeof(WireWrapupInput))]
[JsonSerializable(typeof(WireParticipantWrapupRequest))]
[JsonSerializable(typeof(WireParticipantAttributes))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(WireConversationSettings))]
[JsonSerializable(typeof(WireWrapupCode))]
[JsonSerializable(typeof(List<WireWrapupCode>))]
[JsonSerializable(typeof(List<WireReference>))]
[JsonSerializable(typeof(WireQueue))]
[JsonSerializable(typeof(WirePage<WireWrapupCode>))]
[JsonSerializable(typeof(WirePage<WireQueue>))]
[JsonSerializable(typeof(WirePage<WireReference>))]
[JsonSerializable(typeof(WireToken))]
[JsonSerializable(typeof(WireTokenRefusal))]
[JsonSerializable(typeof(WireTokenInfo))]
[JsonSerializable(typeof(WireSubject))]
[JsonSerializable(typeof(WireUser))]
[JsonSerializable(typeof(WireChannel))]
[JsonSerializable(typeof(List<WireChannelTopic>))]
[JsonSerializable(typeof(WirePage<WireChannelTopic>))]
[JsonSerializable(typeof(WirePage<WireAvailableTopic>))]
[JsonSerializable(typeof(WireError))]
[JsonSerializable(typeof(WirePage<WireUser>))]
[JsonSerializable(typeof(WireDetailsPage))]
[JsonSerializable(typeof(WireDetailsQuery))]
[JsonSerializable(typeof(WireDetailsJob))]
[JsonSerializable(typeof(WireDetailsJobStatus))]
[JsonSerializable(typeof(WireDataAvailability))]
internal sealed partial class PlatformJson : JsonSerializerContext;
