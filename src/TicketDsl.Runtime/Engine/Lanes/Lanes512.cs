using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TicketDsl.Runtime.Engine.Lanes;

/// <summary>16 values in a 512-bit vector.</summary>
internal readonly unsafe struct Lanes512(Vector512<float> values) : ILanes<Lanes512>
{
    private readonly Vector512<float> _values = values;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _values.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a._values + b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a._values - b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a._values * b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new(a._values / b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator &(Lanes512 a, Lanes512 b) => new(a._values & b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 FusedMultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.FusedMultiplyAdd(a._values, b._values, c._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 a) => new(Vector512.Sqrt(a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 a) => new(Vector512.Abs(a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WhereGreater(Lanes512 a, Lanes512 b, Lanes512 value) => new(Vector512.GreaterThan(a._values, b._values) & value._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ZeroWhereNotGreater(Lanes512 a, Lanes512 b, Lanes512 value) =>
        new(Vector512.AndNot(value._values, Vector512.LessThanOrEqual(a._values, b._values)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AtLeast(Lanes512 a, Lanes512 b) =>
        new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a._values, b._values), b._values, a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AtMost(Lanes512 a, Lanes512 b) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(a._values, b._values), b._values, a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WhereBits(uint bits, Lanes512 value)
    {
        var lane = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768u);
        return new(Vector512.Equals(Vector512.Create(bits) & lane, lane).AsSingle() & value._values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 PowerOfTwo(Lanes512 shifted) =>
        new(Vector512.ShiftLeft(shifted._values.AsInt32() + Vector512.Create(127), 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> DotInFour(float* a, float* b, int count)
    {
        var sums = Vector512<float>.Zero;
        for (var i = 0; i < count; i += 16) sums = Vector512.FusedMultiplyAdd(Vector512.Load(a + i), Vector512.Load(b + i), sums);
        return ToFour(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FourDots(float* a0, float* a1, float* a2, float* a3, float* b, int count)
    {
        // The four chains share the loads of b and hide each other's latency.
        var (sums0, sums1, sums2, sums3) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        for (var i = 0; i < count; i += 16)
        {
            var shared = Vector512.Load(b + i);
            sums0 = Vector512.FusedMultiplyAdd(Vector512.Load(a0 + i), shared, sums0);
            sums1 = Vector512.FusedMultiplyAdd(Vector512.Load(a1 + i), shared, sums1);
            sums2 = Vector512.FusedMultiplyAdd(Vector512.Load(a2 + i), shared, sums2);
            sums3 = Vector512.FusedMultiplyAdd(Vector512.Load(a3 + i), shared, sums3);
        }

        return Fold.ToOne(ToFour(sums0), ToFour(sums1), ToFour(sums2), ToFour(sums3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ToFour(Vector512<float> sums)
    {
        var eight = sums.GetLower() + sums.GetUpper();
        return eight.GetLower() + eight.GetUpper();
    }
}
