using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>
/// Updates weights that lie side by side. Of every 64, those 16 apart make a group of four; what is left of a multiple of 64 stands
/// alone. Lanes hold neighbours, which are in different groups, so the width shows nowhere.
/// </summary>
internal static unsafe class WeightRows
{
    /// <summary>Weights of four groups' parts.</summary>
    private const int Part = 16;

    /// <summary>Updates <paramref name="count"/> weights, a multiple of 16, all of them kept.</summary>
    public static void Update<TLanes, TRule>(in TRule rule, int count, float* weights, float* firstMoments, float* secondMoments, float* gradient)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRule : struct, IUpdateRule<TRule> =>
        Update<TLanes, TRule, AllKept>(rule, count, weights, firstMoments, secondMoments, gradient, null);

    /// <summary>Updates <paramref name="count"/> weights, a multiple of 16, a bit of <paramref name="kept"/> each.</summary>
    public static void Update<TLanes, TRule>(
        in TRule rule, int count, float* weights, float* firstMoments, float* secondMoments, float* gradient, ushort* kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRule : struct, IUpdateRule<TRule> =>
        Update<TLanes, TRule, KeptBits>(rule, count, weights, firstMoments, secondMoments, gradient, kept);

    /// <summary>The scalar twin, of a row of weights that are all kept.</summary>
    public static void Plain<TRule>(
        in TRule rule, Span<float> weights, Span<float> firstMoments, Span<float> secondMoments, ReadOnlySpan<float> gradient)
        where TRule : struct, IUpdateRule<TRule>
    {
        var grouped = weights.Length / (4 * Part) * 4 * Part;
        for (var first = 0; first < grouped; first += first % Part == Part - 1 ? 3 * Part + 1 : 1)
        {
            float[] w = new float[4], m = new float[4], v = new float[4], g = new float[4];
            for (var i = 0; i < 4; i++) (w[i], m[i], v[i], g[i]) = (weights[first + i * Part], firstMoments[first + i * Part], secondMoments[first + i * Part], gradient[first + i * Part]);
            rule.ApplyPlain(w, m, v, g);
            for (var i = 0; i < 4; i++) (weights[first + i * Part], firstMoments[first + i * Part], secondMoments[first + i * Part]) = (w[i], m[i], v[i]);
        }

        for (var i = grouped; i < weights.Length; i++) rule.ApplyPlain(weights.Slice(i, 1), firstMoments.Slice(i, 1), secondMoments.Slice(i, 1), gradient.Slice(i, 1));
    }

    /// <summary>Updates <paramref name="count"/> weights, a multiple of 16; <typeparamref name="TKept"/> says whether <paramref name="kept"/> is looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update<TLanes, TRule, TKept>(
        in TRule rule, int count, float* weights, float* firstMoments, float* secondMoments, float* gradient, ushort* kept)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRule : struct, IUpdateRule<TRule>
        where TKept : struct, IKept
    {
        var at = 0;
        for (; at + 4 * Part <= count; at += 4 * Part)
        {
            for (var lane = 0; lane < Part; lane += TLanes.Count)
            {
                var i = at + lane;
                rule.ApplyFour(
                    weights + i, firstMoments + i, secondMoments + i, Part, TLanes.Load(gradient + i), TLanes.Load(gradient + i + Part),
                    TLanes.Load(gradient + i + 2 * Part), TLanes.Load(gradient + i + 3 * Part), Kept<TKept>(kept + at / Part, lane));
            }
        }

        for (; at < count; at += TLanes.Count)
            rule.Apply(weights + at, firstMoments + at, secondMoments + at, TLanes.Load(gradient + at), Kept<TKept>(kept + at / Part, at % Part));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TKept Kept<TKept>(ushort* words, int shift)
        where TKept : struct, IKept
    {
        if (typeof(TKept) != typeof(KeptBits)) return default;
        var bits = new KeptBits(words, shift);
        return Unsafe.As<KeptBits, TKept>(ref bits);
    }
}
