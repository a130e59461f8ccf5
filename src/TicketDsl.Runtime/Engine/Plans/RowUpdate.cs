using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>Updates the rows of a panel of weights as their gradients come: the whole gradient is never in memory.</summary>
/// <param name="rule">The iteration's rule.</param>
/// <param name="width">Weights of a row, a multiple of 16.</param>
/// <param name="weights">The panel.</param>
/// <param name="firstMoments">Its first moments.</param>
/// <param name="secondMoments">Its second moments.</param>
/// <param name="kept">16 bits a word, or null where all weights are kept.</param>
internal readonly unsafe struct RowUpdate<TLanes, TRule, TKept>(
    TRule rule, int width, float* weights, float* firstMoments, float* secondMoments, ushort* kept) : IGradientTaker
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
    where TKept : struct, IKept
{
    private readonly TRule _rule = rule;
    private readonly nint _width = width;
    private readonly float* _weights = weights;
    private readonly float* _firstMoments = firstMoments;
    private readonly float* _secondMoments = secondMoments;
    private readonly ushort* _kept = kept;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int row, float* gradient)
    {
        var at = row * _width;
        WeightRows.Update<TLanes, TRule, TKept>(
            _rule, (int)_width, _weights + at, _firstMoments + at, _secondMoments + at, gradient, _kept + at / PaddedNetwork.Alignment);
    }
}
