using System.Security.Cryptography;
using System.Text;

namespace TicketDsl.Runtime.Store;

/// <summary>Which training: all that determines its bits, and nothing else.</summary>
/// <param name="Declaration">That, as canonical text: JSON in a fixed order with numbers in their shortest form that reads back the same.</param>
/// <param name="Place">Where it is for a person: <c>replicate-3/level-07</c>, or <c>replicate-3/level-07.reinitialize-0</c> for a control.</param>
public sealed record TrainingIdentity(string Declaration, string Place)
{
    /// <summary>Whether it is a dense training itself, from which all levels and controls begin.</summary>
    public bool IsDense { get; init; }

    /// <summary>SHA-256 of the declaration in UTF-8, 64 hexadecimal digits.</summary>
    public string Hash { get; } = HashOf(Declaration);

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
