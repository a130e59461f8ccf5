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
            .Select(candidate => (candidate, distance: EditDistance.Between(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(static pair => pair.distance)
            .FirstOrDefault();
        return nearest.candidate is not null && nearest.distance <= Math.Max(1, nearest.candidate.Length / 3) ? nearest.candidate : null;
    }
}
