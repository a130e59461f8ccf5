using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TicketDsl.Runtime.Engine.Lanes;

/// <summary>16 values in a 512-bit vector.</summary>
internal readonly unsafe struct Lanes512(Vector512<float> values) : ILanes<Lanes512>
{
    private readonly Vector512<float> _values = values;

    public static int Count => 16;

    private static Vector512<uint> LaneBits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768u);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target) => _values.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 OfBytes(byte* source)
    {
        if (Avx512F.IsSupported) return new(Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector128.Load(source))));
        var words = Vector256.WidenLower(Vector128.Load(source).ToVector256Unsafe());
        return new(Vector512.ConvertToSingle(Vector512.Create(Vector256.WidenLower(words), Vector256.WidenUpper(words)).AsInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreKept(Lanes512 value, uint bits, float* target)
    {
        if (Avx512F.IsSupported) Avx512F.Compress(Vector512<float>.Zero, Mask(bits), value._values).Store(target);
        else KeptPlain.Store(value, bits, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 LoadKept(float* source, uint bits) =>
        Avx512F.IsSupported ? new(Avx512F.Expand(Vector512<float>.Zero, Mask(bits), Vector512.Load(source))) : KeptPlain.Load<Lanes512>(source, bits);

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
    public static Lanes512 FusedMultiplyAdd(Lanes512 a, float* b, nint offset, Lanes512 c) => new(Vector512.FusedMultiplyAdd(a._values, Vector512.Load(b + offset), c._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Sqrt(Lanes512 a) => new(Vector512.Sqrt(a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 a) => new(Vector512.Abs(a._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WhereGreater(Lanes512 a, Lanes512 b, Lanes512 value) => new(Vector512.GreaterThan(a._values, b._values) & value._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ZeroWhereNotGreater(Lanes512 a, Lanes512 b, Lanes512 value) =>
        new(Zeroed(value._values, Vector512.LessThanOrEqual(a._values, b._values)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AtLeast(Lanes512 a, Lanes512 b) =>
        new(Chosen(a._values, b._values, Vector512.LessThanOrEqual(a._values, b._values)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 GreaterOr(Lanes512 a, Lanes512 b) => new(Avx512F.IsSupported
        ? Avx512F.Max(a._values, b._values)
        : Vector512.ConditionalSelect(Vector512.GreaterThan(a._values, b._values), a._values, b._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AtMost(Lanes512 a, Lanes512 b) =>
        new(Chosen(a._values, b._values, Vector512.GreaterThanOrEqual(a._values, b._values)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotZeroBits(Lanes512 value) =>
        (uint)Vector512.Equals(value._values, Vector512<float>.Zero).ExtractMostSignificantBits() ^ 0xFFFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterBits(Lanes512 a, Lanes512 b) => (uint)Vector512.GreaterThan(a._values, b._values).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WhereBits(uint bits, Lanes512 value)
    {
        var notSet = Vector512.Equals(Vector512.Create(bits) & LaneBits, Vector512<uint>.Zero);
        return new(Zeroed(value._values, notSet.AsSingle()));
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
        for (nint i = 0; i < count; i += 64)
        {
            for (nint j = i; j < i + 64; j += 16)
            {
                var shared = Vector512.Load(b + j);
                sums0 = Vector512.FusedMultiplyAdd(shared, Vector512.Load(a0 + j), sums0);
                sums1 = Vector512.FusedMultiplyAdd(shared, Vector512.Load(a1 + j), sums1);
                sums2 = Vector512.FusedMultiplyAdd(shared, Vector512.Load(a2 + j), sums2);
                sums3 = Vector512.FusedMultiplyAdd(shared, Vector512.Load(a3 + j), sums3);
            }
        }

        return Totals(sums0, sums1, sums2, sums3);
    }

    /// <summary>The totals of four times 16 sums: those 8 apart are added, of the 8 those 4 apart, of the 4 those 2 apart, then the two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Totals(Vector512<float> sums0, Vector512<float> sums1, Vector512<float> sums2, Vector512<float> sums3)
    {
        if (!Avx512F.IsSupported) return Fold.ToOne(ToFour(sums0), ToFour(sums1), ToFour(sums2), ToFour(sums3));

        // Two rows a vector, 8 sums each, then four rows a vector, 4 sums each.
        var pair01 = Avx512F.Shuffle4x128(sums0, sums1, 0x44) + Avx512F.Shuffle4x128(sums0, sums1, 0xEE);
        var pair23 = Avx512F.Shuffle4x128(sums2, sums3, 0x44) + Avx512F.Shuffle4x128(sums2, sums3, 0xEE);
        var fours = Avx512F.Shuffle4x128(pair01, pair23, 0x88) + Avx512F.Shuffle4x128(pair01, pair23, 0xDD);
        var twos = fours + Avx512F.Permute4x32(fours, 0b01_00_11_10);
        var ones = twos + Avx512F.Permute4x32(twos, 0b10_11_00_01);
        return Avx512F.PermuteVar16x32(ones, Vector512.Create(0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12)).GetLower().GetLower();
    }

    /// <summary>0 where the mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Zeroed(Vector512<float> values, Vector512<float> mask) => Chosen(values, Vector512<float>.Zero, mask);

    /// <summary>b where the mask is set, else a. A blend takes the mask as a comparison leaves it; a bitwise operation would have it made a vector first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Chosen(Vector512<float> a, Vector512<float> b, Vector512<float> mask) =>
        Avx512F.IsSupported ? Avx512F.BlendVariable(a, b, mask) : Vector512.ConditionalSelect(mask, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Mask(uint bits) => Vector512.Equals(Vector512.Create(bits) & LaneBits, LaneBits).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ToFour(Vector512<float> sums)
    {
        var eight = sums.GetLower() + sums.GetUpper();
        return eight.GetLower() + eight.GetUpper();
    }
}
