using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TicketDsl.Runtime.Engine.Lanes;

/// <summary>4 values in a 128-bit vector.</summary>
internal readonly unsafe struct Lanes128(Vector128<float> values) : ILanes<Lanes128>
{
    private readonly Vector128<float> _values = values;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Broadcast(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _values.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 OfBytes(byte* source) => new(Vector128.ConvertToSingle(Widened(*(uint*)source)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreKept(Lanes128 value, uint bits, float* target)
    {
        // The numbers of the kept lanes, side by side, are where each lane takes its value from.
        if (Bmi2.X64.IsSupported) Vector128.Shuffle(value._values, Widened(Bmi2.X64.ParallelBitExtract(KeptPlain.LaneNumbers, KeptPlain.Bytes(bits & 15)))).Store(target);
        else KeptPlain.Store(value, bits, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LoadKept(float* source, uint bits)
    {
        if (!Bmi2.X64.IsSupported) return KeptPlain.Load<Lanes128>(source, bits);
        var from = Widened(Bmi2.X64.ParallelBitDeposit(KeptPlain.LaneNumbers, KeptPlain.Bytes(bits & 15)));
        return WhereBits(bits, new(Vector128.Shuffle(Vector128.Load(source), from)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new(a._values + b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new(a._values - b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new(a._values * b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 a, Lanes128 b) => new(a._values / b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator &(Lanes128 a, Lanes128 b) => new(a._values & b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 FusedMultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new(Vector128.FusedMultiplyAdd(a._values, b._values, c._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 FusedMultiplyAdd(Lanes128 a, float* b, nint offset, Lanes128 c) => new(Vector128.FusedMultiplyAdd(a._values, Vector128.Load(b + offset), c._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 a) => new(Vector128.Sqrt(a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Abs(Lanes128 a) => new(Vector128.Abs(a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 WhereGreater(Lanes128 a, Lanes128 b, Lanes128 value) => new(Vector128.GreaterThan(a._values, b._values) & value._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ZeroWhereNotGreater(Lanes128 a, Lanes128 b, Lanes128 value) =>
        new(Vector128.AndNot(value._values, Vector128.LessThanOrEqual(a._values, b._values)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AtLeast(Lanes128 a, Lanes128 b) =>
        new(Vector128.ConditionalSelect(Vector128.LessThanOrEqual(a._values, b._values), b._values, a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 GreaterOr(Lanes128 a, Lanes128 b) => new(Sse.IsSupported
        ? Sse.Max(a._values, b._values)
        : Vector128.ConditionalSelect(Vector128.GreaterThan(a._values, b._values), a._values, b._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 AtMost(Lanes128 a, Lanes128 b) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(a._values, b._values), b._values, a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotZeroBits(Lanes128 value) =>
        (uint)Vector128.Equals(value._values, Vector128<float>.Zero).ExtractMostSignificantBits() ^ 0xF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterBits(Lanes128 a, Lanes128 b) => (uint)Vector128.GreaterThan(a._values, b._values).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 WhereBits(uint bits, Lanes128 value)
    {
        var lane = Vector128.Create(1, 2, 4, 8u);
        return new(Vector128.Equals(Vector128.Create(bits) & lane, lane).AsSingle() & value._values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 PowerOfTwo(Lanes128 shifted) =>
        new(Vector128.ShiftLeft(shifted._values.AsInt32() + Vector128.Create(127), 23).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> DotInFour(float* a, float* b, int count)
    {
        var (first, second, third, fourth) = (Vector128<float>.Zero, Vector128<float>.Zero, Vector128<float>.Zero, Vector128<float>.Zero);
        for (var i = 0; i < count; i += 16)
        {
            first = Vector128.FusedMultiplyAdd(Vector128.Load(a + i), Vector128.Load(b + i), first);
            second = Vector128.FusedMultiplyAdd(Vector128.Load(a + i + 4), Vector128.Load(b + i + 4), second);
            third = Vector128.FusedMultiplyAdd(Vector128.Load(a + i + 8), Vector128.Load(b + i + 8), third);
            fourth = Vector128.FusedMultiplyAdd(Vector128.Load(a + i + 12), Vector128.Load(b + i + 12), fourth);
        }

        return first + third + (second + fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Widened(ulong bytes) =>
        Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte())).AsInt32();
}
