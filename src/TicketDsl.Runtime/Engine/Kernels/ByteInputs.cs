using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// What bytes stand for as inputs: <c>Values[byte] × Scales[example]</c>. Where the values are the quotients byte / 255 they are
/// worked out in vectors, which takes less time than 64 looks into a table and gives the same bits: it is tried for every byte.
/// </summary>
internal static unsafe class ByteInputs
{
    private const float Inverse = 1f / 255;

    /// <summary>Whether <see cref="Quotient{TLanes}"/> gives these values.</summary>
    public static bool AreQuotients(ReadOnlySpan<float> values)
    {
        for (var octet = 0; octet < 256; octet++)
        {
            var number = (byte)octet;
            float quotient;
            Quotient<Lanes32>(&number).Store(&quotient);
            if (values[octet] != quotient) return false;
        }

        return true;
    }

    /// <summary>Fills <paramref name="target"/> with the inputs that <paramref name="count"/> bytes stand for, a multiple of 16.</summary>
    /// <param name="octets">Bytes, an example each.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">The table.</param>
    /// <param name="areQuotients">Whether it holds quotients.</param>
    /// <param name="scales">A factor an example, or null where all are 1.</param>
    /// <param name="target">The inputs.</param>
    public static void Fill<TLanes>(byte* octets, int count, float* values, bool areQuotients, float* scales, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (areQuotients)
        {
            for (var i = 0; i < count; i += TLanes.Count) Quotient<TLanes>(octets + i).Store(target + i);
        }
        else
        {
            for (var i = 0; i < count; i++) target[i] = values[octets[i]];
        }

        if (scales is null) return;
        for (var i = 0; i < count; i += TLanes.Count) (TLanes.Load(target + i) * TLanes.Load(scales + i)).Store(target + i);
    }

    /// <summary>Fills 16 inputs each of some places in a row.</summary>
    /// <param name="octets">The first place's 16 bytes.</param>
    /// <param name="octetStride">Bytes from place to place.</param>
    /// <param name="places">How many places.</param>
    /// <param name="values">The table.</param>
    /// <param name="areQuotients">Whether it holds quotients.</param>
    /// <param name="scales">A factor an example, or null where all are 1.</param>
    /// <param name="target">The first place's inputs.</param>
    /// <param name="targetStride">Floats from place to place.</param>
    public static void FillPlaces<TLanes>(
        byte* octets, long octetStride, int places, float* values, bool areQuotients, float* scales, float* target, long targetStride)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (!areQuotients || scales != null)
        {
            for (var place = 0; place < places; place++)
                Fill<TLanes>(octets + place * octetStride, 16, values, areQuotients, scales, target + place * targetStride);
            return;
        }

        for (var place = 0; place < places; place++, octets += octetStride, target += targetStride)
            for (var i = 0; i < 16; i += TLanes.Count) Quotient<TLanes>(octets + i).Store(target + i);
    }

    /// <summary>byte / 255 of a vector's bytes: a product with the rounded inverse, corrected by what it leaves of the byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Quotient<TLanes>(byte* octets)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var number = TLanes.OfBytes(octets);
        var near = number * TLanes.Broadcast(Inverse);
        var rest = TLanes.FusedMultiplyAdd(near, TLanes.Broadcast(-255f), number);
        return TLanes.FusedMultiplyAdd(rest, TLanes.Broadcast(Inverse), near);
    }
}
