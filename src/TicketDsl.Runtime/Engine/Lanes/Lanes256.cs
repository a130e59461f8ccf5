using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TicketDsl.Runtime.Engine.Lanes;

/// <summary>8 values in a 256-bit vector.</summary>
internal readonly unsafe struct Lanes256(Vector256<float> values) : ILanes<Lanes256>
{
    private readonly Vector256<float> _values = values;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _values.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 OfBytes(byte* source) => new(Vector256.ConvertToSingle(Widened(*(ulong*)source)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreKept(Lanes256 value, uint bits, float* target)
    {
        // The numbers of the kept lanes, side by side, are where each lane takes its value from.
        if (Avx2.IsSupported && Bmi2.X64.IsSupported)
            Avx2.PermuteVar8x32(value._values, Widened(Bmi2.X64.ParallelBitExtract(KeptPlain.LaneNumbers, KeptPlain.Bytes(bits)))).Store(target);
        else KeptPlain.Store(value, bits, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LoadKept(float* source, uint bits)
    {
        if (!Avx2.IsSupported || !Bmi2.X64.IsSupported) return KeptPlain.Load<Lanes256>(source, bits);
        var from = Widened(Bmi2.X64.ParallelBitDeposit(KeptPlain.LaneNumbers, KeptPlain.Bytes(bits)));
        return WhereBits(bits, new(Avx2.PermuteVar8x32(Vector256.Load(source), from)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a._values + b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a._values - b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a._values * b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 a, Lanes256 b) => new(a._values / b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator &(Lanes256 a, Lanes256 b) => new(a._values & b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 FusedMultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(Vector256.FusedMultiplyAdd(a._values, b._values, c._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 FusedMultiplyAdd(Lanes256 a, float* b, nint offset, Lanes256 c) => new(Vector256.FusedMultiplyAdd(a._values, Vector256.Load(b + offset), c._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 a) => new(Vector256.Sqrt(a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 a) => new(Vector256.Abs(a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WhereGreater(Lanes256 a, Lanes256 b, Lanes256 value) => new(Vector256.GreaterThan(a._values, b._values) & value._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ZeroWhereNotGreater(Lanes256 a, Lanes256 b, Lanes256 value) =>
        new(Vector256.AndNot(value._values, Vector256.LessThanOrEqual(a._values, b._values)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AtLeast(Lanes256 a, Lanes256 b) =>
        new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a._values, b._values), b._values, a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 GreaterOr(Lanes256 a, Lanes256 b) => new(Avx.IsSupported
        ? Avx.Max(a._values, b._values)
        : Vector256.ConditionalSelect(Vector256.GreaterThan(a._values, b._values), a._values, b._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AtMost(Lanes256 a, Lanes256 b) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(a._values, b._values), b._values, a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotZeroBits(Lanes256 value) =>
        (uint)Vector256.Equals(value._values, Vector256<float>.Zero).ExtractMostSignificantBits() ^ 0xFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterBits(Lanes256 a, Lanes256 b) => (uint)Vector256.GreaterThan(a._values, b._values).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WhereBits(uint bits, Lanes256 value)
    {
        var lane = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128u);
        return new(Vector256.Equals(Vector256.Create(bits) & lane, lane).AsSingle() & value._values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 PowerOfTwo(Lanes256 shifted) =>
        new(Vector256.ShiftLeft(shifted._values.AsInt32() + Vector256.Create(127), 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> DotInFour(float* a, float* b, int count)
    {
        var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < count; i += 16)
        {
            low = Vector256.FusedMultiplyAdd(Vector256.Load(a + i), Vector256.Load(b + i), low);
            high = Vector256.FusedMultiplyAdd(Vector256.Load(a + i + 8), Vector256.Load(b + i + 8), high);
        }

        return ToFour(low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FourDots(float* a0, float* a1, float* a2, float* a3, float* b, int count)
    {
        // The four chains share the loads of b and hide each other's latency.
        var (low0, low1, low2, low3) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (high0, high1, high2, high3) = (low0, low1, low2, low3);
        for (nint i = 0; i < count; i += 16)
        {
            var low = Vector256.Load(b + i);
            var high = Vector256.Load(b + i + 8);
            low0 = Vector256.FusedMultiplyAdd(low, Vector256.Load(a0 + i), low0);
            high0 = Vector256.FusedMultiplyAdd(high, Vector256.Load(a0 + i + 8), high0);
            low1 = Vector256.FusedMultiplyAdd(low, Vector256.Load(a1 + i), low1);
            high1 = Vector256.FusedMultiplyAdd(high, Vector256.Load(a1 + i + 8), high1);
            low2 = Vector256.FusedMultiplyAdd(low, Vector256.Load(a2 + i), low2);
            high2 = Vector256.FusedMultiplyAdd(high, Vector256.Load(a2 + i + 8), high2);
            low3 = Vector256.FusedMultiplyAdd(low, Vector256.Load(a3 + i), low3);
            high3 = Vector256.FusedMultiplyAdd(high, Vector256.Load(a3 + i + 8), high3);
        }

        return Fold.ToOne(ToFour(low0 + high0), ToFour(low1 + high1), ToFour(low2 + high2), ToFour(low3 + high3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widened(ulong eight)
    {
        var bytes = Vector128.CreateScalarUnsafe(eight).AsByte();
        if (Avx2.IsSupported) return Avx2.ConvertToVector256Int32(bytes);
        var words = Vector128.WidenLower(bytes);
        return Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ToFour(Vector256<float> eight) => eight.GetLower() + eight.GetUpper();
}
