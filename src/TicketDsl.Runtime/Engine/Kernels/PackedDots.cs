using System.Runtime.Intrinsics;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// Gradients of lists of weights, a list a row of errors: target[e] = the product of source[offset(e)…] and the row over the examples,
/// each in 16 sums that are folded to one in a stated order: see <see cref="ILanes{TSelf}.FourDots"/>.
/// </summary>
internal static unsafe class PackedDots
{
    /// <summary>All entries, four of a list at once; up to three places after the last are written too, with what does not matter.</summary>
    /// <param name="rows">Lists.</param>
    /// <param name="begin">Where the first list begins.</param>
    /// <param name="ends">Where each ends and the next one begins.</param>
    /// <param name="offsets">Where each entry's row starts in <paramref name="source"/>.</param>
    /// <param name="source">Rows of <paramref name="stride"/> values.</param>
    /// <param name="errors">[rows, stride].</param>
    /// <param name="stride">Examples, a multiple of 64.</param>
    /// <param name="target">A product an entry, and room for three more.</param>
    public static void Run<TLanes>(int rows, int begin, int* ends, int* offsets, float* source, float* errors, int stride, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        nint entry = begin;
        for (nint row = 0; row < rows; row++, errors += stride)
        {
            nint end = ends[row];
            for (; entry + 4 <= end; entry += 4)
            {
                TLanes.FourDots(
                    source + offsets[entry], source + offsets[entry + 1], source + offsets[entry + 2], source + offsets[entry + 3], errors, stride)
                    .Store(target + entry);
            }

            if (entry == end) continue;

            // What is written past the list's end is the next one's place, which is written after.
            var last = end - 1;
            TLanes.FourDots(
                source + offsets[entry], source + offsets[Math.Min(entry + 1, last)], source + offsets[Math.Min(entry + 2, last)], source + offsets[last], errors,
                stride)
                .Store(target + entry);
            entry = end;
        }
    }

    /// <summary>The scalar twin, for one list.</summary>
    public static void Plain(int count, int* offsets, float* source, float* errors, int stride, float* target)
    {
        for (var entry = 0; entry < count; entry++)
        {
            var sums = new float[16];
            for (var i = 0; i < stride; i++) sums[i % 16] = MathF.FusedMultiplyAdd(source[offsets[entry] + i], errors[i], sums[i % 16]);
            for (var apart = 8; apart > 0; apart /= 2)
                for (var i = 0; i < apart; i++) sums[i] += sums[i + apart];
            target[entry] = sums[0];
        }
    }
}
