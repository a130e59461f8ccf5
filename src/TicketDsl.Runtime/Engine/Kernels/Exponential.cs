using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>
/// eˣ in single precision, the same bits in every lane width; within 3 units in the last place, most of it what the series leaves out.
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, a polynomial of degree 6 in r by Horner's rule in fused multiply-adds, times 2ⁿ.
/// The argument is held to [−87, 88], so that results stay normal numbers; NaN goes through.
/// </summary>
internal static class Exponential
{
    private const float Lowest = -87f;
    private const float Highest = 88f;
    private const float InverseLn2 = 1.44269504f;

    /// <summary>1.5·2²³: adding it rounds to an integer and leaves that integer in the low bits.</summary>
    private const float Shifter = 12582912f;

    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    private const float C6 = 1.3888889e-3f;
    private const float C5 = 8.3333333e-3f;
    private const float C4 = 4.1666667e-2f;
    private const float C3 = 1.6666667e-1f;
    private const float C2 = 0.5f;

    /// <summary>eˣ in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        x = TLanes.AtMost(TLanes.AtLeast(x, TLanes.Broadcast(Lowest)), TLanes.Broadcast(Highest));
        var shifter = TLanes.Broadcast(Shifter);
        var shifted = TLanes.FusedMultiplyAdd(x, TLanes.Broadcast(InverseLn2), shifter);
        var n = shifted - shifter;
        var r = TLanes.FusedMultiplyAdd(n, TLanes.Broadcast(-Ln2High), x);
        r = TLanes.FusedMultiplyAdd(n, TLanes.Broadcast(-Ln2Low), r);
        var p = TLanes.FusedMultiplyAdd(TLanes.Broadcast(C6), r, TLanes.Broadcast(C5));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Broadcast(C4));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Broadcast(C3));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Broadcast(C2));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Broadcast(1f));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Broadcast(1f));
        return p * TLanes.PowerOfTwo(shifted);
    }

    /// <summary>The scalar twin.</summary>
    public static float Plain(float x)
    {
        if (x <= Lowest) x = Lowest;
        if (x >= Highest) x = Highest;
        var shifted = MathF.FusedMultiplyAdd(x, InverseLn2, Shifter);
        var n = shifted - Shifter;
        var r = MathF.FusedMultiplyAdd(n, -Ln2High, x);
        r = MathF.FusedMultiplyAdd(n, -Ln2Low, r);
        var p = C6;
        foreach (var coefficient in (ReadOnlySpan<float>)[C5, C4, C3, C2, 1f, 1f]) p = MathF.FusedMultiplyAdd(p, r, coefficient);
        return float.IsNaN(x) ? x : p * BitConverter.Int32BitsToSingle(((int)n + 127) << 23);
    }
}
