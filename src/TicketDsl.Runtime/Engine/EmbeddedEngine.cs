using TicketDsl.Runtime.Engine.Blocks;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Plans;
using TicketDsl.Runtime.Engine.Updates;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine;

/// <summary>
/// The engine that needs nothing installed and gives the same bits on every machine: sums run in a stated order in fused multiply-adds,
/// exp is its own, and which plan runs follows from the problem alone.
/// </summary>
public sealed class EmbeddedEngine(LaneWidth width) : IEngine
{
    /// <summary>Networks up to this many parameters, on up to <see cref="TinyExamples"/> examples as one full batch, train a replicate a lane.</summary>
    private const int TinyParameters = 512;

    private const int TinyExamples = 64;

    /// <summary>Replicates of a tiny network that one trainer takes: enough to fill the widest vectors, few enough to share out over threads.</summary>
    private const int TinyReplicates = 32;

    /// <summary>
    /// Weights are packed where at most this share of a live network's remains. About where the two plans cost the same on LeNet-300-100
    /// under pruned masks: below it a replicate's time falls with its density.
    /// </summary>
    internal double PackedDensity { get; init; } = 0.45;

    /// <summary>Up to which density layers of other networks are held as lists.</summary>
    internal PlanChoice BlockChoice { get; init; } = PlanChoice.Default;

    /// <summary>With the widest vectors there are.</summary>
    public EmbeddedEngine()
        : this(LaneWidths.Widest)
    {
    }

    /// <inheritdoc/>
    public string Name => "embedded";

    /// <inheritdoc/>
    public int PreferredReplicates(TrainingProblem problem) => IsTiny(problem) ? TinyReplicates : 1;

    /// <inheritdoc/>
    public ITrainer CreateTrainer(TrainingProblem problem, int replicates)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        return width switch
        {
            LaneWidth.Bits512 => Create<Lanes512>(problem, replicates),
            LaneWidth.Bits256 => Create<Lanes256>(problem, replicates),
            LaneWidth.Bits128 => Create<Lanes128>(problem, replicates),
            _ => Create<Lanes32>(problem, replicates),
        };
    }

    /// <inheritdoc/>
    /// <remarks>By the plan that takes every network.</remarks>
    public float[] Gradient(TrainingProblem problem, ReadOnlySpan<float> weights, MaskSet masks, BatchOrder order, int iteration)
    {
        ArgumentNullException.ThrowIfNull(problem);
        using var trainer = GradientTrainer(problem with { Optimizer = problem.Optimizer with { WeightDecay = 0 } });
        trainer.Start(0, weights, masks, order, iteration);
        trainer.Train(1, CancellationToken.None);
        var gradient = new float[problem.Parameters];
        if (trainer.Stopped(0) is not null)
        {
            Array.Fill(gradient, float.NaN);
            return gradient;
        }

        trainer.ReadWeights(0, gradient);
        var end = 0;
        foreach (var layer in problem.Layers)
        {
            end += layer.Parameters;
            gradient.AsSpan(end - layer.BatchNormValues / 2, layer.BatchNormValues / 2).Clear();
        }

        return gradient;
    }

    private ITrainer GradientTrainer(TrainingProblem problem) => width switch
    {
        LaneWidth.Bits512 => new BlockTrainer<Lanes512, GradientRule>(problem, 1, BlockChoice),
        LaneWidth.Bits256 => new BlockTrainer<Lanes256, GradientRule>(problem, 1, BlockChoice),
        LaneWidth.Bits128 => new BlockTrainer<Lanes128, GradientRule>(problem, 1, BlockChoice),
        _ => new BlockTrainer<Lanes32, GradientRule>(problem, 1, BlockChoice),
    };

    private static bool IsTiny(TrainingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return IsPlain(problem) && problem.IsFullBatch && problem.Parameters <= TinyParameters && problem.Examples.Count <= TinyExamples;
    }

    /// <summary>Whether the plans for chains of linear layers know all that is asked for; the block plan knows everything.</summary>
    private static bool IsPlain(TrainingProblem problem) =>
        problem.Network.IsPlainLinear && problem.Examples.Tables == 1 && problem.Augmentation == AugmentationDefinition.None
        && problem.LearningRates.IsConstant && problem.Optimizer is { WeightDecay: 0 } and not SgdDefinition { Nesterov: true };

    private ITrainer Create<TLanes>(TrainingProblem problem, int replicates)
        where TLanes : unmanaged, ILanes<TLanes> => problem.Optimizer switch
        {
            AdamDefinition => Create<TLanes, AdamRule>(problem, replicates),
            SgdDefinition { Nesterov: true } => Create<TLanes, NesterovRule>(problem, replicates),
            SgdDefinition { Momentum: 0 } => Create<TLanes, SgdRule>(problem, replicates),
            SgdDefinition => Create<TLanes, MomentumRule>(problem, replicates),
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Optimizer, "The embedded engine does not know this optimizer."),
        };

    private ITrainer Create<TLanes, TRule>(TrainingProblem problem, int replicates)
        where TLanes : unmanaged, ILanes<TLanes>
        where TRule : struct, IUpdateRule<TRule> =>
        !IsPlain(problem) ? new BlockTrainer<TLanes, TRule>(problem, replicates, BlockChoice)
        : IsTiny(problem) ? new LaneTrainer<TLanes, TRule>(problem, replicates) : new DensityTrainer<TLanes, TRule>(problem, replicates, PackedDensity);
}
