namespace TicketDsl.Generators.Naming;

/// <summary>Finds what was probably meant by a word that is not known.</summary>
internal static class Spelling
{
    /// <summary>A sentence's end that proposes the nearest of the words, or else names them all.</summary>
    public static string Propose(string word, IReadOnlyList<string> words)
    {
        var nearest = Nearest(word, words);
        return nearest is null ? $"write one of {string.Join(", ", words.Select(static word => $"'{word}'"))}" : $"did you mean '{nearest}'?";
    }

    /// <summary>The nearest of the words if it is near, else null.</summary>
    public static string? Nearest(string word, IReadOnlyList<string> words)
    {
        // A third of the letters may be wrong: more, and the proposal is a guess.
        if (word.Length is 0 or > 60) return null;
        var nearest = words
            .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(static pair => pair.distance)
            .FirstOrDefault();
        return nearest.candidate is not null && nearest.distance <= Math.Max(1, nearest.candidate.Length / 3) ? nearest.candidate : null;
    }

    /// <summary>Letters to insert, drop, replace or swap with their neighbour (Damerau; no letter is touched twice).</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
