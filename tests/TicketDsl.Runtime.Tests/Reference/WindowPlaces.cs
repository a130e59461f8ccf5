namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>What a window covers at each of its places.</summary>
internal static class WindowPlaces
{
    /// <summary>
    /// For each place, row by row, the pairs of a cell of the window (row × Size + column) and the position of one channel
    /// (row × Width + column) that it lies on, row by row. Padding is left out: it adds 0 to a sum.
    /// </summary>
    public static (int Cell, int Position)[][] Of(Shape from, Window window)
    {
        var places = new List<(int, int)[]>();
        for (var row = 0; row < window.Places(from.Height); row++)
            for (var column = 0; column < window.Places(from.Width); column++)
                places.Add([.. Covered(from, window, row * window.Stride - window.Padding, column * window.Stride - window.Padding)]);
        return [.. places];
    }

    private static IEnumerable<(int Cell, int Position)> Covered(Shape from, Window window, int top, int left)
    {
        for (var r = 0; r < window.Size; r++)
            for (var c = 0; c < window.Size; c++)
                if (top + r >= 0 && top + r < from.Height && left + c >= 0 && left + c < from.Width)
                    yield return (r * window.Size + c, (top + r) * from.Width + left + c);
    }
}
