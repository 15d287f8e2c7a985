using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Access;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Assumptions;

// What becomes of after-call work, and who may write.
internal static partial class WriteAssumptions
{
    private static async Task<Observation> EndsWorkAsync(WriteTrial trial, AssumptionBench bench)
    {
        (Answer<bool> answer, AssignedWrapup? there, string? why) =
            await SetAsync(trial, static code => new JsonObject { ["code"] = code }).ConfigureAwait(false);
        if (there is null)
        {
            return Observation.Unsettled(why ?? $"{answer}; the code does not show.");
        }

        bench.Forget(trial.Subject.ConversationId);
        ConversationRead read = await bench.ReadAsync(trial.Subject.ConversationId, trial.Stop).ConfigureAwait(false);
        string state = read.Participants.First(one => one.Wire.Id == trial.Subject.Wire.Id).Shown.WrapupState;
        return Observation.Of(
            state == WrapupState.CodedInAfterCallWork ? "GoesOn" : "Ends", answer, $"{answer}; the participant is {state} then.");
    }

    private static async Task<Observation> RequestedWorkAsync(WriteTrial trial, AssumptionBench bench)
    {
        string communication = OnCommunication(trial.Subject)!.CommunicationId!;
        Answer<bool> answer = await RequestAsync(true).ConfigureAwait(false);
        if (answer.IsRefusal)
        {
            return Observation.Of("Refuse", answer);
        }

        if (!answer.IsSuccess)
        {
            return Observation.Unsettled(answer);
        }

        Answer<bool> back = await RequestAsync(false).ConfigureAwait(false);
        return Observation.Of("Accept", answer, $"{answer}; taking it back: {back}.");

        Task<Answer<bool>> RequestAsync(bool wanted) => bench.SendAsync(
            new ApiCall(
                Operations.PatchConversationsAftercallworkConversationIdParticipantCommunication,
                trial.Subject.ConversationId,
                trial.Subject.Wire.Id!,
                communication)
            {
                Body = new JsonObject { ["afterCallWorkRequired"] = wanted }.ToJsonString(),
            },
            trial.Stop);
    }

    private static async Task<Observation> PermissionAsync(WriteTrial trial, AssumptionBench bench)
    {
        Permit permit = Operations.PatchConversationParticipant.Permit;
        AccessRights rights = await SessionAccess.Of(bench.Session).ReadAsync(bench.Activity, trial.Stop).ConfigureAwait(false);
        if (rights.Holds(permit.Permissions[0]) != false || rights.Meets(permit) != true)
        {
            return Observation.Unsettled(
                $"Only a session without {permit.Permissions[0]} shows it, with another of {string.Join(", ", permit.Permissions)}.");
        }

        if (await trial.CodeAsync().ConfigureAwait(false) is not { } code)
        {
            return Observation.Unsettled(NoCode);
        }

        Answer<bool> answer = await trial.WriteAsync(code).ConfigureAwait(false);
        return answer.Status == 403 ? Observation.Of("Demanded", answer)
            : answer.IsSuccess ? Observation.Of("AnyOfTheList", answer)
            : Observation.Unsettled(answer);
    }

    private static async Task<Observation> TearDownAsync(WriteTrial trial, AssumptionBench bench)
    {
        Answer<bool> answer = await bench.SendAsync(
            new ApiCall(Operations.PostConversationDisconnect, trial.Subject.ConversationId), trial.Stop).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            return Observation.Unsettled(answer);
        }

        (AssignedWrapup? there, _) = await trial.ReadUntilAsync(static seen => seen?.Code is not null).ConfigureAwait(false);
        string? position = WriteTrial.Has(there, SystemWrapupCode.Timeout) ? "TimeoutCode"
            : WriteTrial.Has(there, SystemWrapupCode.Default) ? "DefaultCode"
            : null;
        string evidence = $"{answer}; the code that is there then: {there?.Code ?? "none"}.";
        return position is null ? Observation.Unsettled(evidence) : Observation.Of(position, answer, evidence);
    }
}
