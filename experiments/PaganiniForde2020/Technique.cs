using System.Collections.Immutable;
using TicketDsl;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Reporting.Comparisons;

namespace Papers.PaganiniForde2020;

/// <summary>One pruning technique of the study, and what its trainings say beside those of others.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Experiment">How it was declared.</param>
/// <param name="Published">Test accuracy in per cent at iteration 18, where the paper prints one.</param>
public sealed record Technique(string Name, ExperimentDefinition Experiment, double? Published = null)
{
    /// <summary>Test accuracy at the end, 0 to 1.</summary>
    public double? Accuracy(ComparedReplicate replicate, int level) => Level(replicate, level)?.Outcome.TestAccuracy;

    /// <summary>The class that it says each test example is.</summary>
    public byte[]? Classes(ComparedReplicate replicate, int level) =>
        Kept(replicate, level) is { } kept ? Predictions.Classes(kept.TestOutputs.Span, Units) : null;

    /// <summary>What masks remained.</summary>
    public MaskSet? Masks(ComparedReplicate replicate, int level) => Level(replicate, level)?.Masks;

    /// <summary>Test examples of which both say the same.</summary>
    public int? Agreement(Technique other, ComparedReplicate replicate, int level) =>
        Classes(replicate, level) is { } mine && other.Classes(replicate, level) is { } others ? PredictionAgreement.Count(mine, others) : null;

    /// <summary>Which test examples it or another gets wrong.</summary>
    public Misses? Missed(Technique other, ComparedReplicate replicate, int level) => Classes(replicate, level) is { } mine && other.Classes(replicate, level) is { } others
        ? PredictionAgreement.Missed(mine, others, Kept(replicate, level)!.TestLabels.ToArray()) : null;

    /// <summary>Jaccard distance of both masks of the whole network.</summary>
    public double? Distance(Technique other, ComparedReplicate replicate, int level) =>
        Masks(replicate, level) is { } mine && other.Masks(replicate, level) is { } others ? JaccardDistance.Of(mine, others) : null;

    /// <summary>Jaccard distance of both masks of one layer.</summary>
    public double? Distance(Technique other, ComparedReplicate replicate, int level, int layer) =>
        Masks(replicate, level) is { } mine && other.Masks(replicate, level) is { } others ? JaccardDistance.Of(mine[layer], others[layer]) : null;

    /// <summary>Correlation of the weights with those at the end of the level before; null where nothing correlates.</summary>
    public double? Stability(ComparedReplicate replicate, int level) =>
        OfTwoLevels(replicate, level, static (before, after, remains) => WeightStability.Correlation(before, after, remains)) is { } correlation && double.IsFinite(correlation) ? correlation : null;

    /// <summary>Share of the weights on the other side of 0 than at the end of the level before.</summary>
    public double? SignChanges(ComparedReplicate replicate, int level) =>
        OfTwoLevels(replicate, level, static (before, after, remains) => WeightStability.SignChanges(before, after, remains));

    /// <summary>How near a layer's mask is to one of whole filters.</summary>
    public double? Structure(ComparedReplicate replicate, int level, int layer) =>
        Masks(replicate, level) is { } masks ? MaskStructure.Share(masks[layer], Experiment.Layers[layer], Granularity.Filter) : null;

    /// <summary>Share of the weights that lie on a path from inputs to outputs.</summary>
    public double? EffectiveDensity(ComparedReplicate replicate, int level) =>
        Masks(replicate, level) is { } masks ? EffectiveWeights.Of(Experiment.Network, masks).Density : null;

    /// <summary>Accuracy of the majority's vote of several techniques.</summary>
    public static double? Vote(ImmutableArray<Technique> members, ComparedReplicate replicate, int level)
    {
        byte[][] classes = [.. members.Select(member => member.Classes(replicate, level)).OfType<byte[]>()];
        return classes.Length < members.Length ? null : Ensemble.Accuracy(Ensemble.MajorityVote(classes), Labels(members, replicate, level));
    }

    /// <summary>Accuracy of the mean probability of several techniques.</summary>
    public static double? Mean(ImmutableArray<Technique> members, ComparedReplicate replicate, int level)
    {
        KeptTraining[] kept = [.. members.Select(member => member.Kept(replicate, level)).OfType<KeptTraining>()];
        if (kept.Length < members.Length) return null;
        double[][] probabilities = [.. kept.Select(one => Predictions.Probabilities(one.TestOutputs.Span, members[0].Units))];
        return Ensemble.Accuracy(Ensemble.MeanProbability(probabilities, members[0].Units), Labels(members, replicate, level));
    }

    /// <summary>What a training of it ended with.</summary>
    public KeptTraining? Kept(ComparedReplicate replicate, int level) => Level(replicate, level)?.Outcome.Kept;

    private int Units => Experiment.Layers[^1].Units;

    private static byte[] Labels(ImmutableArray<Technique> members, ComparedReplicate replicate, int level) => members[0].Kept(replicate, level)!.TestLabels.ToArray();

    private LevelResult? Level(ComparedReplicate replicate, int level) => replicate.At(Experiment, level);

    private double? OfTwoLevels(ComparedReplicate replicate, int level, Func<float[], float[], bool[], double> measure)
    {
        if (Kept(replicate, level - 1) is not { } before || Kept(replicate, level) is not { } after || Masks(replicate, level) is not { } masks) return null;
        return measure(Weights(before), Weights(after), [.. masks.Layers.SelectMany(mask => mask.ToArray())]);

        float[] Weights(KeptTraining kept) => [.. Enumerable.Range(0, Experiment.Layers.Length).SelectMany(layer => LayerWeights.Of(Experiment.Layers, layer, kept.Weights).Weights.ToArray())];
    }
}
