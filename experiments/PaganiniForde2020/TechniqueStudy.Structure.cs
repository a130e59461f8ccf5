using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Reporting.Comparisons;

namespace Papers.PaganiniForde2020;

/// <content>Whether pruning single weights prunes filters after all, rewound and fine-tuned.</content>
public sealed partial record TechniqueStudy
{
    private const int Conv1 = 0;
    private const int Conv2 = 1;

    /// <summary>How near unstructured masks of convolutions are to structured ones; what of each technique is on a path; kernels as pictures.</summary>
    public ComparisonTable Structure => Table("structure", "structure in masks of single weights, and weights on a path", "Kernels are drawn, and no numbers of them are printed.") with
    {
        Compared = [.. All.Append(FineTuned).Select(technique => technique.Experiment)],
        Columns = LevelColumns([
            "conv1, rewound", "conv1, fine-tuned", "conv2, rewound", "conv2, fine-tuned", .. All.Append(FineTuned).Select(technique => $"{technique.Name}, effective %"),
        ]),
        Rows = last => [.. Levels(1, last).Select(level => LevelRow(level, [
            .. new[] { Conv1, Conv2 }.SelectMany(layer => new[] { L1Unstructured, FineTuned }.Select(technique => new MeanCell(replicate => technique.Structure(replicate, level, layer), 3))),
            .. All.Append(FineTuned).Select(technique => new MeanCell(replicate => technique.EffectiveDensity(replicate, level), 2, 100)),
        ]))],
        Legend = "Structure of an L1 US mask: its greatest Jaccard overlap with any mask of whole filters, 1 for one that keeps whole filters (the measure is chosen here). "
            + "Effective: weights on a path from inputs to outputs, of all weights.",
        Claims =
        [
            Structured(Iteration18),
        ],
        Pictures = [.. new[] { L1Structured, L1Unstructured, FineTuned }.SelectMany(technique => new[] { Early, Iteration18 }.Select(level => Picture(technique, level)))],
    };

    private ReplicateClaim Structured(int level) => new()
    {
        Text = $"rewound unstructured masks of convolutions are nearer to structured ones than fine-tuned ones are, mean of both layers and of levels {level / 2} to {level}",
        Published = "rewinding gives connectivity like structured pruning's, fine-tuning does not (stated)",
        // At the first levels hardly a filter could be gone.
        OnlyFull = true,
        Value = replicate => MeanOver(level / 2, level, at =>
            Average(new[] { Conv1, Conv2 }.Select(layer => L1Unstructured.Structure(replicate, at, layer) - FineTuned.Structure(replicate, at, layer)))),
        Lies = Relation.Above,
        Decimals = 3,
        Level = level,
    };

    private ComparisonPicture Picture(Technique technique, int level)
    {
        var (layer, file) = (technique.Experiment.Layers[Conv1], $"{_study.Name}-conv1-{technique.Experiment.Name}-level-{level}");
        return new ComparisonPicture(file, replicate => technique.Kept(replicate, level) is { } kept && technique.Masks(replicate, level) is { } masks
            ? KernelPicture.OfWeights($"{technique.Name}, level {level}: {layer.Name}", layer, masks[Conv1], LayerWeights.Of(technique.Experiment.Layers, Conv1, kept.Weights).Weights.ToArray())
            : null);
    }
}
