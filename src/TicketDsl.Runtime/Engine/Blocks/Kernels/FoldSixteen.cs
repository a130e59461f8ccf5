using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Kernels;

/// <summary>Adds up 16 partial sums in a stated order: those 8 apart, of the 8 those 4 apart, of the 4 those 2 apart, then the two.</summary>
internal static unsafe class FoldSixteen
{
    /// <summary>The totals of four groups of 16, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Four(float* sums) =>
        Fold.ToOne(ToFour(sums), ToFour(sums + 16), ToFour(sums + 32), ToFour(sums + 48));

    /// <summary>The totals of four groups of 16 that are each one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Four(Vector512<float> sums0, Vector512<float> sums1, Vector512<float> sums2, Vector512<float> sums3) =>
        Lanes512.Totals(sums0, sums1, sums2, sums3);

    /// <summary>The total of one group of 16 that is one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float One(Vector512<float> sums) => ToOne(ToFour(sums));

    /// <summary>The total of one group of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float One(float* sums) => ToOne(ToFour(sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ToOne(Vector128<float> four) => (four[0] + four[2]) + (four[1] + four[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ToFour(Vector512<float> sums)
    {
        var eight = sums.GetLower() + sums.GetUpper();
        return eight.GetLower() + eight.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ToFour(float* sums) =>
        (Vector128.Load(sums) + Vector128.Load(sums + 8)) + (Vector128.Load(sums + 4) + Vector128.Load(sums + 12));
}
