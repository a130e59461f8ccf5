using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>Turns bytes of the data set into inputs that lie [feature][example].</summary>
internal static unsafe class InputColumns
{
    /// <summary>Fills a matrix of <paramref name="stride"/> floats a feature; those past the rows are 0.</summary>
    public static void Fill(Span<float> target, int stride, Examples examples, ReadOnlySpan<int> rows)
    {
        target.Clear();
        fixed (float* start = target, table = examples.Values)
        {
            for (var r = 0; r < rows.Length; r++)
            {
                var scale = examples.Scales is { } scales ? scales[rows[r]] : 1f;
                var bytes = examples.Row(rows[r]);
                if (table[0] == 0) FillLit(start + r, stride, bytes, table, scale);
                else FillAll(start + r, stride, bytes, table, scale);
            }
        }
    }

    /// <summary>Passes over eight dark pixels at once; among others it stores zeros too, which is cheaper than to guess where they are.</summary>
    private static void FillLit(float* target, int stride, ReadOnlySpan<byte> bytes, float* table, float scale)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (var w = 0; w < words.Length; w++)
        {
            if (words[w] != 0) FillAll(target + (long)8 * w * stride, stride, bytes.Slice(8 * w, 8), table, scale);
        }

        var rest = 8 * words.Length;
        FillAll(target + (long)rest * stride, stride, bytes[rest..], table, scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillAll(float* target, int stride, ReadOnlySpan<byte> bytes, float* table, float scale)
    {
        for (var feature = 0; feature < bytes.Length; feature++) target[(long)feature * stride] = table[bytes[feature]] * scale;
    }
}
