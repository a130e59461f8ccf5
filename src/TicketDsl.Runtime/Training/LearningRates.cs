using System.Collections.Immutable;
using TicketDsl.Runtime.Numerics;

namespace TicketDsl.Runtime.Training;

/// <summary>The learning rate of each iteration: warm-up times decay times the optimizer's own rate.</summary>
public sealed class LearningRates
{
    private readonly double _rate;
    private readonly long _warmUp;
    private readonly Func<int, double> _decay;

    private LearningRates(double rate, long warmUp, Func<int, double> decay, bool isConstant) =>
        (_rate, _warmUp, _decay, IsConstant) = (rate, warmUp, decay, isConstant);

    /// <summary>Whether it is the same for all iterations.</summary>
    public bool IsConstant { get; }

    /// <summary>One rate for all iterations.</summary>
    public static LearningRates Constant(double rate) => new(rate, 0, static _ => 1, isConstant: true);

    /// <summary>The rates that an optimizer declares.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="perEpoch">Iterations in an epoch.</param>
    /// <param name="total">Iterations in a training.</param>
    public static LearningRates Of(OptimizerDefinition optimizer, int perEpoch, int total)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        var warmUp = optimizer.WarmUp.InIterations(perEpoch);
        var isConstant = warmUp == 0 && optimizer.Decay is NoDecay;
        return new LearningRates(optimizer.LearningRate, warmUp, Decay(optimizer.Decay, perEpoch, total), isConstant);
    }

    /// <summary>The learning rate of an iteration, from 0.</summary>
    public double At(int iteration)
    {
        var rate = _rate * _decay(iteration);
        return iteration < _warmUp ? rate * (iteration + 1) / _warmUp : rate;
    }

    private static Func<int, double> Decay(LearningRateDecay decay, int perEpoch, int total) => decay switch
    {
        NoDecay => static _ => 1,
        StepDecay steps => Steps(steps.Factor, [.. steps.Milestones.Select(step => step.InIterations(perEpoch))]),
        CosineDecay => iteration => 0.5 * (1 + PortableMath.CosineOfPi((double)iteration / total)),
        _ => throw new ArgumentOutOfRangeException(nameof(decay), decay, "There is no such decay."),
    };

    private static Func<int, double> Steps(double factor, ImmutableArray<long> milestones) => iteration =>
    {
        var rate = 1.0;
        foreach (var milestone in milestones)
            if (iteration >= milestone) rate *= factor;
        return rate;
    };
}
