using Microsoft.CodeAnalysis.CSharp;

namespace TicketDsl.Generators.Naming;

/// <summary>Names of namespaces.</summary>
internal static class NamespaceName
{
    /// <summary>Whether it is identifiers joined by dots, none of them a keyword.</summary>
    public static bool IsValid(string name) => name.Split('.').All(IsPart);

    /// <summary>A valid name that resembles <paramref name="name"/>; empty for an empty one.</summary>
    public static string Repair(string name) =>
        string.Join(".", name.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(static part => IsPart(part) ? part : RepairPart(part)));

    private static bool IsPart(string part) => Identifier.IsIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None;

    private static string RepairPart(string part)
    {
        var repaired = new string(part.Select(static c => char.IsLetterOrDigit(c) ? c : '_').ToArray());
        return IsPart(repaired) ? repaired : "_" + repaired;
    }
}
