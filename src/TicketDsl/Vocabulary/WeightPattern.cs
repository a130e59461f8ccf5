using System;
using System.Globalization;

namespace TicketDsl;

/// <summary>
/// An N:M pattern: of every M consecutive inputs of a unit the weights of N remain (Zhou et al. 2021; Mishra et al. 2021 for 2:4). In a
/// convolution they are consecutive input channels at one place of the window.
/// </summary>
/// <param name="Kept">N: weights that remain of a group, 1 or more.</param>
/// <param name="Of">M: weights of a group, more than N.</param>
/// <remarks>This file is compiled into the generator too, so that both sides read a pattern alike.</remarks>
public readonly record struct WeightPattern(int Kept, int Of)
{
    /// <summary>Reads <c>2:4</c>: two whole numbers with a colon between them, 1 ≤ N &lt; M; nothing else is a pattern.</summary>
    public static bool TryParse(string? text, out WeightPattern pattern)
    {
        pattern = default;
        var parts = text?.Split(':') ?? [];
        if (parts.Length != 2 || !IsCount(parts[0], out var kept) || !IsCount(parts[1], out var of) || kept < 1 || kept >= of) return false;
        pattern = new WeightPattern(kept, of);
        return true;
    }

    /// <summary>The pattern as it is written.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}:{1}", Kept, Of);

    private static bool IsCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
