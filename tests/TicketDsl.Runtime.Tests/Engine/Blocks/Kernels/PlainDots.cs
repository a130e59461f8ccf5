namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

/// <summary>The stated order of scalar products over rows: 16 sums, each a chain from 0, folded by halves.</summary>
internal static class PlainDots
{
    /// <summary>Adds up 16 sums: those 8 apart, of the 8 those 4 apart, of the 4 those 2 apart, then the two.</summary>
    public static float Fold(ReadOnlySpan<float> sums)
    {
        var left = sums.ToArray();
        for (var half = 8; half > 0; half /= 2)
            for (var i = 0; i < half; i++)
                left[i] += left[i + half];
        return left[0];
    }

    /// <summary>Σ over rows and x of a · b.</summary>
    public static float Of(ReadOnlySpan<float> a, int aRow, ReadOnlySpan<float> b, int bRow, int rows, int floats)
    {
        var sums = new float[16];
        for (var row = 0; row < rows; row++)
            for (var x = 0; x < floats; x++)
                sums[x % 16] = MathF.FusedMultiplyAdd(a[row * aRow + x], b[row * bRow + x], sums[x % 16]);
        return Fold(sums);
    }
}
