namespace TicketDsl.Cli;

/// <summary>Names that a mistyped one may have meant.</summary>
internal static class NearMisses
{
    private const int Most = 3;

    /// <summary>The nearest of <paramref name="known"/>, nearest first: at most a third of the letters apart, or one being the start of the other.</summary>
    public static string[] Of(string name, IEnumerable<string> known) =>
    [
        .. known.Select(candidate => (Name: candidate, Distance: EditDistance.Between(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, name.Length / 3) || IsStart(name, candidate.Name))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(Most).Select(candidate => candidate.Name),
    ];

    /// <summary>"did you mean X?", or <paramref name="otherwise"/> where nothing is near.</summary>
    public static string Hint(string name, IEnumerable<string> known, string otherwise) =>
        Of(name, known) is { Length: > 0 } near ? $"did you mean {string.Join(" or ", near)}?" : otherwise;

    private static bool IsStart(string name, string candidate) =>
        name.Length > 2 && (candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase) || name.StartsWith(candidate, StringComparison.OrdinalIgnoreCase));
}
