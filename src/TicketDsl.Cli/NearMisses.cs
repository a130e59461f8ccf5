namespace TicketDsl.Cli;

/// <summary>Names that a mistyped one may have meant.</summary>
internal static class NearMisses
{
    private const int Most = 3;

    /// <summary>The nearest of <paramref name="known"/>, nearest first: at most a third of the letters apart, or one being the start of the other.</summary>
    public static string[] Of(string name, IEnumerable<string> known) =>
    [
        .. known.Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= Math.Max(1, name.Length / 3) || IsStart(name, candidate.Name))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(Most).Select(candidate => candidate.Name),
    ];

    private static bool IsStart(string name, string candidate) =>
        name.Length > 2 && (candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase) || name.StartsWith(candidate, StringComparison.OrdinalIgnoreCase));

    /// <summary>Levenshtein's distance, letters' case aside.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
