using System;
using System.Security.Cryptography;
using System.Text;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// Proves that whoever redeems an authorization code is the one who asked for it (RFC 7636), and ties the answer to the question.
/// </summary>
internal sealed class ProofKey
{
    // 32 bytes make 43 characters, the shortest verifier allowed and far more than can be guessed.
    private const int Strength = 32;

    private ProofKey(string verifier, string challenge, string state)
    {
        Verifier = verifier;
        Challenge = challenge;
        State = state;
    }

    public string Verifier { get; }

    public string Challenge { get; }

    public string State { get; }

    public static ProofKey New()
    {
        string verifier = Chance();
        return new ProofKey(verifier, ChallengeOf(verifier), Chance());
    }

    public static string ChallengeOf(string verifier) => Text(Digest.Of(Encoding.ASCII.GetBytes(verifier)));

    private static string Chance()
    {
        byte[] bytes = new byte[Strength];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return Text(bytes);
    }

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
