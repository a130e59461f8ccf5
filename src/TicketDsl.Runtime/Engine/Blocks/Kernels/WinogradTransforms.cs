using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>
/// The transforms of F(2×2, 3×3), two by two sums of three by three weights with 16 products instead of 36
/// (Lavin &amp; Gray 2016, section 4.1). Every value has its own additions in a stated order, so no width moves a bit: the matrix on the left
/// takes the columns first, that on the right then the rows, and a row of a matrix times (x₀, x₁ …) is
/// for G: x₀, h + ½x₁, h − ½x₁, x₂ with h = ½(x₀ + x₂); for Bᵀ: x₀ − x₂, x₁ + x₂, x₂ − x₁, x₁ − x₃; for Aᵀ: (x₀ + x₁) + x₂, (x₁ − x₂) − x₃.
/// </summary>
internal static unsafe class WinogradTransforms
{
    /// <summary>Products of a tile.</summary>
    public const int Products = 16;

    /// <summary>G·g·Gᵀ of one window of weights, row-major.</summary>
    /// <param name="weights">Nine weights, <paramref name="weightStride"/> floats apart.</param>
    /// <param name="weightStride">Floats from weight to weight; negative for a window turned by half.</param>
    /// <param name="target">16 values, <paramref name="targetStride"/> floats apart.</param>
    /// <param name="targetStride">Floats from value to value.</param>
    public static void Weights(float* weights, long weightStride, float* target, long targetStride)
    {
        var rows = stackalloc float[12];
        for (var column = 0; column < 3; column++)
        {
            var (a, b, c) = (weights[column * weightStride], weights[(3 + column) * weightStride], weights[(6 + column) * weightStride]);
            var half = (a + c) * 0.5f;
            rows[column] = a;
            rows[3 + column] = half + b * 0.5f;
            rows[6 + column] = half - b * 0.5f;
            rows[9 + column] = c;
        }

        for (var row = 0; row < 4; row++)
        {
            var (a, b, c) = (rows[3 * row], rows[3 * row + 1], rows[3 * row + 2]);
            var half = (a + c) * 0.5f;
            target[4 * row * targetStride] = a;
            target[(4 * row + 1) * targetStride] = half + b * 0.5f;
            target[(4 * row + 2) * targetStride] = half - b * 0.5f;
            target[(4 * row + 3) * targetStride] = c;
        }
    }

    /// <summary>Bᵀ·d·B of some tiles side by side.</summary>
    /// <param name="source">The first tile's first place; a place is 16 floats, a tile four by four places, two from the next.</param>
    /// <param name="sourceRow">Floats from row to row.</param>
    /// <param name="tiles">How many tiles.</param>
    /// <param name="target">16 values a tile, <paramref name="targetStride"/> floats apart, tiles next to each other.</param>
    /// <param name="targetStride">Floats from value to value.</param>
    public static void Inputs<TLanes>(float* source, long sourceRow, int tiles, float* target, long targetStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
        {
            // Two columns of a tile are also the next tile's.
            var x = source + lane;
            Column(x, sourceRow, out TLanes a0, out TLanes a1, out TLanes a2, out TLanes a3);
            Column(x + MapShape.Lanes, sourceRow, out TLanes b0, out TLanes b1, out TLanes b2, out TLanes b3);
            for (var tile = 0; tile < tiles; tile++)
            {
                x += 2 * MapShape.Lanes;
                Column(x, sourceRow, out TLanes c0, out TLanes c1, out TLanes c2, out TLanes c3);
                Column(x + MapShape.Lanes, sourceRow, out TLanes d0, out TLanes d1, out TLanes d2, out TLanes d3);
                var to = target + tile * MapShape.Lanes + lane;
                Row(a0, b0, c0, d0, to, targetStride);
                Row(a1, b1, c1, d1, to + 4 * targetStride, targetStride);
                Row(a2, b2, c2, d2, to + 8 * targetStride, targetStride);
                Row(a3, b3, c3, d3, to + 12 * targetStride, targetStride);
                (a0, a1, a2, a3, b0, b1, b2, b3) = (c0, c1, c2, c3, d0, d1, d2, d3);
            }
        }
    }

    /// <summary>Aᵀ·m·A of some tiles side by side, finished as <paramref name="start"/> says.</summary>
    /// <param name="source">16 values a tile, <paramref name="sourceStride"/> floats apart, tiles next to each other.</param>
    /// <param name="sourceStride">Floats from value to value.</param>
    /// <param name="tiles">How many tiles.</param>
    /// <param name="target">The first tile's first of two by two places.</param>
    /// <param name="targetRow">Floats from row to row.</param>
    /// <param name="start">What the sums are added to.</param>
    public static void Outputs<TLanes>(float* source, long sourceStride, int tiles, float* target, long targetRow, in SumStart start)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (var tile = 0; tile < tiles; tile++, source += MapShape.Lanes, target += 2 * MapShape.Lanes)
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                Sums(source + lane, sourceStride, out TLanes u0, out TLanes w0);
                Sums(source + sourceStride + lane, sourceStride, out TLanes u1, out TLanes w1);
                Sums(source + 2 * sourceStride + lane, sourceStride, out TLanes u2, out TLanes w2);
                Sums(source + 3 * sourceStride + lane, sourceStride, out TLanes u3, out TLanes w3);
                var upper = target + lane;
                var lower = upper + targetRow;
                start.Store(start.Load<TLanes>(upper, 0) + (u0 + u1 + u2), upper);
                start.Store(start.Load<TLanes>(upper + MapShape.Lanes, 0) + (u1 - u2 - u3), upper + MapShape.Lanes);
                start.Store(start.Load<TLanes>(lower, 0) + (w0 + w1 + w2), lower);
                start.Store(start.Load<TLanes>(lower + MapShape.Lanes, 0) + (w1 - w2 - w3), lower + MapShape.Lanes);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column<TLanes>(float* source, long row, out TLanes first, out TLanes second, out TLanes third, out TLanes fourth)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (a, b) = (TLanes.Load(source), TLanes.Load(source + row));
        var (c, d) = (TLanes.Load(source + 2 * row), TLanes.Load(source + 3 * row));
        (first, second, third, fourth) = (a - c, b + c, c - b, b - d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<TLanes>(TLanes a, TLanes b, TLanes c, TLanes d, float* target, long stride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        (a - c).Store(target);
        (b + c).Store(target + stride);
        (c - b).Store(target + 2 * stride);
        (b - d).Store(target + 3 * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sums<TLanes>(float* source, long stride, out TLanes upper, out TLanes lower)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (a, b) = (TLanes.Load(source), TLanes.Load(source + 4 * stride));
        var (c, d) = (TLanes.Load(source + 8 * stride), TLanes.Load(source + 12 * stride));
        upper = a + b + c;
        lower = b - c - d;
    }
}
