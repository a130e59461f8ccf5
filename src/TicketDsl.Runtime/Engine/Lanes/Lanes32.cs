using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TicketDsl.Runtime.Engine.Lanes;

/// <summary>A single value: what runs where there are no vectors, and what vectors are tested against.</summary>
internal readonly unsafe struct Lanes32(float value) : ILanes<Lanes32>
{
    private readonly float _value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Broadcast(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Load(float* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => *target = _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 OfBytes(byte* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreKept(Lanes32 value, uint bits, float* target) => KeptPlain.Store(value, bits, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 LoadKept(float* source, uint bits) => KeptPlain.Load<Lanes32>(source, bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator +(Lanes32 a, Lanes32 b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator -(Lanes32 a, Lanes32 b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator *(Lanes32 a, Lanes32 b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator /(Lanes32 a, Lanes32 b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 operator &(Lanes32 a, Lanes32 b) =>
        new(BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(a._value) & BitConverter.SingleToUInt32Bits(b._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 FusedMultiplyAdd(Lanes32 a, Lanes32 b, Lanes32 c) => new(MathF.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 FusedMultiplyAdd(Lanes32 a, float* b, nint offset, Lanes32 c) => new(MathF.FusedMultiplyAdd(a._value, b[offset], c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Sqrt(Lanes32 a) => new(MathF.Sqrt(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Abs(Lanes32 a) => new(MathF.Abs(a._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 WhereGreater(Lanes32 a, Lanes32 b, Lanes32 value) => new(a._value > b._value ? value._value : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 ZeroWhereNotGreater(Lanes32 a, Lanes32 b, Lanes32 value) => new(a._value <= b._value ? 0 : value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 AtLeast(Lanes32 a, Lanes32 b) => new(a._value <= b._value ? b._value : a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 GreaterOr(Lanes32 a, Lanes32 b) => a._value > b._value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 AtMost(Lanes32 a, Lanes32 b) => new(a._value >= b._value ? b._value : a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotZeroBits(Lanes32 value) => value._value != 0 ? 1u : 0u;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterBits(Lanes32 a, Lanes32 b) => a._value > b._value ? 1u : 0u;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 WhereBits(uint bits, Lanes32 value) => new((bits & 1) != 0 ? value._value : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 PowerOfTwo(Lanes32 shifted) => new(BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(shifted._value) + 127) << 23));

    public static Vector128<float> DotInFour(float* a, float* b, int count)
    {
        var sums = stackalloc float[16];
        new Span<float>(sums, 16).Clear();
        for (var i = 0; i < count; i++) sums[i % 16] = MathF.FusedMultiplyAdd(a[i], b[i], sums[i % 16]);
        for (var i = 0; i < 8; i++) sums[i] += sums[i + 8];
        for (var i = 0; i < 4; i++) sums[i] += sums[i + 4];
        return Vector128.Load(sums);
    }
}
