using System.Collections.Immutable;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Reporting.Comparisons;

namespace Papers.PaganiniForde2020;

/// <content>How far masks are apart.</content>
public sealed partial record TechniqueStudy
{
    /// <summary>Jaccard distances of each two techniques' masks, at the last level up to iteration 18.</summary>
    public ComparisonTable Distances => Table("distance", "Jaccard distance of two techniques' masks", "The distances are curves, drawn and not printed.") with
    {
        Columns = [new("level"), new("technique"), .. All.Select(technique => new TableColumn(technique.Name, ColumnAlignment.Right))],
        Rows = last => [.. All.Select(technique => (ImmutableArray<ComparisonCell>)
        [
            Text($"{Math.Min(last, Iteration18)}"), Text(technique.Name),
            .. All.Select(other => new MeanCell(replicate => technique.Distance(other, replicate, Math.Min(last, Iteration18)), 3)),
        ])],
        Legend = "1 − |A ∩ B| / |A ∪ B| over all weights of the network.",
        Claims =
        [
            new ReplicateClaim
            {
                Text = $"of all techniques L1 S and L2 S are each other's nearest, mean of levels 1 to {Early}",
                Published = "L1 S and L2 S are closest (stated)",
                Value = replicate => MeanOver(1, Early, level => L1Structured.Distance(L2Structured, replicate, level)
                    - Pairs(All).Where(pair => (pair.A == L1Structured || pair.B == L1Structured || pair.A == L2Structured || pair.B == L2Structured) && pair != (L2Structured, L1Structured))
                        .Min(pair => pair.A.Distance(pair.B, replicate, level))),
                Lies = Relation.Below, Decimals = 3, Level = Early,
            },
            Grows(Early, onlyFull: false),
            Grows(Iteration18, onlyFull: true),
        ],
    };

    /// <summary>Jaccard distances from L1 unstructured and of other pairs, level by level; conv1's masks as pictures.</summary>
    public ComparisonTable DistanceCurves => Table("distance-curves", "Jaccard distances by level", "The distances are curves, drawn and not printed.") with
    {
        Compared = [.. All.Append(FineTuned).Select(technique => technique.Experiment)],
        Columns = LevelColumns([.. Curves.Select(curve => curve.Header), .. L1Unstructured.Experiment.Layers.Select(layer => $"rewound to fine-tuned, {layer.Name}")]),
        Rows = last => [.. Levels(1, last).Select(level => LevelRow(level, [
            .. Curves.Select(curve => new MeanCell(replicate => curve.A.Distance(curve.B, replicate, level), 3)),
            .. Enumerable.Range(0, L1Unstructured.Experiment.Layers.Length).Select(layer => new MeanCell(replicate => L1Unstructured.Distance(FineTuned, replicate, level, layer), 3)),
        ]))],
        Legend = "1 − |A ∩ B| / |A ∪ B| over all weights of the network; of rewound and fine-tuned L1 US also by layer.",
    };

    private IEnumerable<(string Header, Technique A, Technique B)> Curves =>
    [
        .. All.Where(technique => technique != L1Unstructured).Select(technique => ($"L1 US to {technique.Name}", L1Unstructured, technique)),
        ("L1 S to L2 S", L1Structured, L2Structured), ("random S to random US", RandomStructured, RandomUnstructured), ("rewound to fine-tuned L1 US", L1Unstructured, FineTuned),
    ];

    private ReplicateClaim Grows(int level, bool onlyFull) => new()
    {
        Text = $"masks of two techniques are further apart at level {level} than at level 1, mean of all pairs",
        Published = "the distance grows to 1 with sparsity (stated)",
        OnlyFull = onlyFull,
        Value = replicate => Average(Pairs(All).Select(pair => pair.A.Distance(pair.B, replicate, level) - pair.A.Distance(pair.B, replicate, 1))),
        Lies = Relation.Above,
        Decimals = 3,
        Level = level,
    };
}
