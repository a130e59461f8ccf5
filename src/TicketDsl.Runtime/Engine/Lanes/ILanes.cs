using System.Runtime.Intrinsics;

namespace TicketDsl.Runtime.Engine.Lanes;

/// <summary>
/// A group of single-precision values that every operation treats alike. One source serves 512-, 256- and 128-bit vectors and
/// a single value, and gives each lane the same bits in all of them: none but <see cref="DotInFour"/>, <see cref="StoreKept"/> and <see cref="LoadKept"/> mixes lanes.
/// </summary>
internal unsafe interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>Values in the group; a power of two, at most 16.</summary>
    static abstract int Count { get; }

    static abstract TSelf Broadcast(float value);

    /// <summary>Reads <see cref="Count"/> values; no alignment is asked for.</summary>
    static abstract TSelf Load(float* source);

    void Store(float* target);

    /// <summary>Numbers from 0 to 255.</summary>
    static abstract TSelf OfBytes(byte* source);

    /// <summary>
    /// Stores the lanes whose bit of <paramref name="bits"/> is set (lane 0 is bit 0), side by side, lowest first, and may write on up to
    /// <see cref="Count"/> values in all with what does not matter. Bits above the lanes are not looked at.
    /// </summary>
    static abstract void StoreKept(TSelf value, uint bits, float* target);

    /// <summary>The inverse of <see cref="StoreKept"/>: lanes whose bit is not set are 0. Reads up to <see cref="Count"/> values.</summary>
    static abstract TSelf LoadKept(float* source, uint bits);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>The bits that both have.</summary>
    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>
    /// a times the <see cref="Count"/> values at <paramref name="b"/> + <paramref name="offset"/>, plus c, rounded once: one instruction,
    /// where a product of what was loaded before is three.
    /// </summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, float* b, nint offset, TSelf c);

    static abstract TSelf Sqrt(TSelf a);

    static abstract TSelf Abs(TSelf a);

    /// <summary><paramref name="value"/> where a &gt; b, else 0. A comparison with NaN is false.</summary>
    static abstract TSelf WhereGreater(TSelf a, TSelf b, TSelf value);

    /// <summary>0 where a ≤ b, else <paramref name="value"/>: unlike <see cref="WhereGreater"/> it lets NaN through.</summary>
    static abstract TSelf ZeroWhereNotGreater(TSelf a, TSelf b, TSelf value);

    /// <summary>a where a &gt; b or either is NaN, else b.</summary>
    static abstract TSelf AtLeast(TSelf a, TSelf b);

    /// <summary>a where a &gt; b, else b: b where either is NaN.</summary>
    static abstract TSelf GreaterOr(TSelf a, TSelf b);

    /// <summary>a where a &lt; b or either is NaN, else b.</summary>
    static abstract TSelf AtMost(TSelf a, TSelf b);

    /// <summary>A bit for each lane that is not 0 (NaN is not), lane 0 lowest.</summary>
    static abstract uint NotZeroBits(TSelf value);

    /// <summary>A bit for each lane where a &gt; b, lane 0 lowest. A comparison with NaN is false.</summary>
    static abstract uint GreaterBits(TSelf a, TSelf b);

    /// <summary><paramref name="value"/> in the lanes whose bit of <paramref name="bits"/> is set (lane 0 is bit 0), else 0.</summary>
    static abstract TSelf WhereBits(uint bits, TSelf value);

    /// <summary>
    /// The scalar product of two rows in a stated order, for every width: element i is multiplied and added into the (i mod 16)-th of
    /// 16 sums, each a chain of fused multiply-adds; sums 8 apart are then added, and of the 8 those 4 apart. The 4 that are left are given.
    /// </summary>
    /// <param name="a">A row.</param>
    /// <param name="b">Another.</param>
    /// <param name="count">Elements, a multiple of 16.</param>
    static abstract Vector128<float> DotInFour(float* a, float* b, int count);

    /// <summary>Four scalar products at once: <see cref="DotInFour"/> of each row with b, folded to one value each by <see cref="Fold.ToOne"/>.</summary>
    static virtual Vector128<float> FourDots(float* a0, float* a1, float* a2, float* a3, float* b, int count) => Fold.ToOne(
        TSelf.DotInFour(a0, b, count), TSelf.DotInFour(a1, b, count), TSelf.DotInFour(a2, b, count), TSelf.DotInFour(a3, b, count));

    /// <summary>2ⁿ, n given as the bits of n + 1.5·2²³; n from −126 to 127.</summary>
    static abstract TSelf PowerOfTwo(TSelf shifted);
}
