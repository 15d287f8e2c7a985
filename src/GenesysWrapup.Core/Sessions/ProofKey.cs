using System;
using System.Security.Cryptography;
using System.Text;

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

    public static string ChallengeOf(string verifier)
    {
#if NETFRAMEWORK
        using var sha = SHA256.Create();
        return Text(sha.ComputeHash(Encoding.ASCII.GetBytes(verifier)));
#else
        return Text(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
#endif
    }

    private static string Chance()
    {
        byte[] bytes = new byte[Strength];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return Text(bytes);
    }

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
