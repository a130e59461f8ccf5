using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>Turns a matrix of floats: target[c, r] = source[r, c].</summary>
internal static unsafe class FloatTurn
{
    /// <param name="source">[rows, sourceStride].</param>
    /// <param name="rows">A multiple of 4.</param>
    /// <param name="columns">A multiple of 4.</param>
    /// <param name="sourceStride">Floats from row to row.</param>
    /// <param name="target">[columns, targetStride].</param>
    /// <param name="targetStride">Floats from row to row.</param>
    public static void Run(float* source, int rows, int columns, nint sourceStride, float* target, nint targetStride)
    {
        for (var row = 0; row < rows; row += 4)
        {
            for (var column = 0; column < columns; column += 4)
            {
                var (from, to) = ((nint)(source + row * sourceStride + column), (nint)(target + column * targetStride + row));
                if (Sse.IsSupported) Block((float*)from, sourceStride, (float*)to, targetStride);
                else BlockPlain((float*)from, sourceStride, (float*)to, targetStride);
            }
        }
    }

    private static void Block(float* source, nint sourceStride, float* target, nint targetStride)
    {
        var (a, b) = (Vector128.Load(source), Vector128.Load(source + sourceStride));
        var (c, d) = (Vector128.Load(source + 2 * sourceStride), Vector128.Load(source + 3 * sourceStride));
        var (ab, abHigh, cd, cdHigh) = (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b), Sse.UnpackLow(c, d), Sse.UnpackHigh(c, d));
        Sse.MoveLowToHigh(ab, cd).Store(target);
        Sse.MoveHighToLow(cd, ab).Store(target + targetStride);
        Sse.MoveLowToHigh(abHigh, cdHigh).Store(target + 2 * targetStride);
        Sse.MoveHighToLow(cdHigh, abHigh).Store(target + 3 * targetStride);
    }

    private static void BlockPlain(float* source, nint sourceStride, float* target, nint targetStride)
    {
        for (var row = 0; row < 4; row++)
            for (var column = 0; column < 4; column++) target[column * targetStride + row] = source[row * sourceStride + column];
    }
}
