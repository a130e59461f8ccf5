using System.Buffers.Binary;
using System.Numerics;
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

    /// <summary>Goes from one byte that is not 0 to the next, eight looked at together.</summary>
    private static void FillLit(float* target, int stride, ReadOnlySpan<byte> bytes, float* table, float scale)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (var w = 0; w < words.Length; w++)
        {
            var word = BitConverter.IsLittleEndian ? words[w] : BinaryPrimitives.ReverseEndianness(words[w]);
            while (word != 0)
            {
                var shift = BitOperations.TrailingZeroCount(word) & ~7;
                target[(long)(8 * w + shift / 8) * stride] = table[(byte)(word >> shift)] * scale;
                word &= ~(0xFFUL << shift);
            }
        }

        for (var feature = 8 * words.Length; feature < bytes.Length; feature++) target[(long)feature * stride] = table[bytes[feature]] * scale;
    }

    private static void FillAll(float* target, int stride, ReadOnlySpan<byte> bytes, float* table, float scale)
    {
        for (var feature = 0; feature < bytes.Length; feature++) target[(long)feature * stride] = table[bytes[feature]] * scale;
    }
}
