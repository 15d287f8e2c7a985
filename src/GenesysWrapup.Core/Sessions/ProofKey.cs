using System;
using System.Security.Cryptography;
using System.Text;

namespace GenesysWrapup.Core.Sessions;

/// <summary>The proof that who redeems an authorization code is who asked for it (RFC 7636), and the state that ties answer to question.</summary>
internal sealed class ProofKey
{
    // 32 bytes are 43 characters, the shortest verifier allowed and more than anyone can guess.
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
