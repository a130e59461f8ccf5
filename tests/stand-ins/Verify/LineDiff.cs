using System.Text;

namespace VerifyNUnit;

/// <summary>The lines that differ between two texts, with their numbers and the lines around them.</summary>
internal static class LineDiff
{
    private const int Context = 3;
    private const int MostLines = 200;

    // Above this the table of common subsequences would take too long; then all that lies between equal ends counts as changed.
    private const long LargestTable = 4_000_000;

    private readonly record struct Line(char Sign, int Number, string Text);

    /// <summary>'-' and a line's number in <paramref name="before"/>, or '+' and its number in <paramref name="after"/>.</summary>
    public static string Of(string before, string after)
    {
        var lines = Compare(before.Split('\n'), after.Split('\n'));
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Sign == ' ') continue;
            for (var near = Math.Max(0, i - Context); near <= Math.Min(lines.Count - 1, i + Context); near++) shown[near] = true;
        }

        var text = new StringBuilder();
        var written = 0;
        for (var i = 0; i < lines.Count && written < MostLines; i++)
        {
            if (!shown[i]) continue;
            if (i > 0 && !shown[i - 1]) text.Append("  ...\n");
            text.Append($"{lines[i].Sign} {lines[i].Number,4} | {lines[i].Text}\n");
            written++;
        }

        var left = shown.Count(static line => line) - written;
        if (left > 0) text.Append($"  ... and {left} lines more\n");
        return text.ToString();
    }

    private static List<Line> Compare(string[] before, string[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start]) start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)]) end++;

        var lines = new List<Line>();
        for (var i = 0; i < start; i++) lines.Add(new(' ', i + 1, after[i]));
        Middle(lines, before.AsSpan(start..^end), after.AsSpan(start..^end), start + 1);
        for (var i = after.Length - end; i < after.Length; i++) lines.Add(new(' ', i + 1, after[i]));
        return lines;
    }

    private static void Middle(List<Line> lines, ReadOnlySpan<string> before, ReadOnlySpan<string> after, int first)
    {
        // common[i, j]: length of the longest common subsequence of before[i..] and after[j..].
        var small = (long)before.Length * after.Length <= LargestTable;
        var common = small ? new int[before.Length + 1, after.Length + 1] : new int[0, 0];
        for (var i = before.Length - 1; small && i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var (b, a) = (0, 0);
        while (b < before.Length || a < after.Length)
        {
            if (small && b < before.Length && a < after.Length && before[b] == after[a])
            {
                lines.Add(new(' ', first + a, after[a]));
                b++;
                a++;
            }
            else if (b < before.Length && (a == after.Length || !small || common[b + 1, a] >= common[b, a + 1]))
            {
                lines.Add(new('-', first + b, before[b]));
                b++;
            }
            else
            {
                lines.Add(new('+', first + a, after[a]));
                a++;
            }
        }
    }
}
