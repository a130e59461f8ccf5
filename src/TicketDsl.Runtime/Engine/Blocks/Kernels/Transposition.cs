using System.Runtime.Intrinsics;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>Turns rows into columns.</summary>
internal static unsafe class Transposition
{
    /// <summary>Up to 16 rows of 16 values become 16 rows of 16, the missing ones 0: target[c, r] = source[r, c].</summary>
    /// <param name="source">The first row.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="rows">1 to 16.</param>
    /// <param name="target">256 floats.</param>
    public static void OfSixteen(float* source, long stride, int rows, float* target)
    {
        for (var row = 0; row < 16; row += 4)
        {
            for (var column = 0; column < 16; column += 4)
            {
                var a = Row(source, stride, row, rows, column);
                var b = Row(source, stride, row + 1, rows, column);
                var c = Row(source, stride, row + 2, rows, column);
                var d = Row(source, stride, row + 3, rows, column);
                var low = Vector256.Shuffle(Vector256.Create(a, b), Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7));
                var high = Vector256.Shuffle(Vector256.Create(c, d), Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7));
                var first = target + column * 16 + row;
                Vector128.Create(low.GetLower().GetLower(), high.GetLower().GetLower()).Store(first);
                Vector128.Create(low.GetLower().GetUpper(), high.GetLower().GetUpper()).Store(first + 16);
                Vector128.Create(low.GetUpper().GetLower(), high.GetUpper().GetLower()).Store(first + 32);
                Vector128.Create(low.GetUpper().GetUpper(), high.GetUpper().GetUpper()).Store(first + 48);
            }
        }
    }

    private static Vector128<float> Row(float* source, long stride, int row, int rows, int column) =>
        row < rows ? Vector128.Load(source + row * stride + column) : Vector128<float>.Zero;
}
