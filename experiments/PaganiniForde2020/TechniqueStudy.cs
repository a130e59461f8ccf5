using System.Collections.Immutable;
using System.Globalization;
using TicketDsl;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Comparisons;
using TicketDsl.Runtime.Running;

namespace Papers.PaganiniForde2020;

/// <summary>Which weights does each pruning technique keep, and what do the networks say that it leaves (Paganini &amp; Forde 2020), on one data set.</summary>
/// <param name="Dataset">The data set, of 28×28 bytes and ten classes: the paper's MNIST, or another by this one word.</param>
public sealed partial record TechniqueStudy(Dataset Dataset)
{
    /// <summary>The paper counts iterations from 0, after the first pruning, so its iteration 18 is level 19.</summary>
    public const int Iteration18 = 19;

    /// <summary>A level that the reduced form has too.</summary>
    private const int Early = 3;

    private const string Source =
        "Published: Paganini & Forde, \"On Iterative Neural Network Pruning, Reinitialization, and the Similarity of Masks\", Workshop on Practical ML for Developing Countries, ICLR 2020.";

    private const string Protocol =
        "Protocol: LeNet with 59,838 weights, 30 epochs of SGD 0.01 on batches of 32, a fifth of the connections or units that remain in each layer pruned an iteration, 20 iterations, 5 seeds, "
        + "rewound to the initial weights (stated). Neither initialisation nor scaling of inputs nor the norm of hybrid pruning is stated: here Glorot normal, [0, 1] and L1.";

    private readonly Study _study = new(Dataset == Dataset.Mnist ? "techniques" : $"techniques-{Word(Dataset)}", new Shortening(Step.Iterations(600), Rounds: Early, Replicates: 3));

    /// <summary>L1 unstructured, fine-tuned; the only one of the study that is not rewound.</summary>
    public Technique FineTuned => Of("L1 US fine-tuned", LenetL1FineTuned.Definition);

    /// <summary>The nine techniques, in the order of the paper's table and then those it has no number of.</summary>
    public ImmutableArray<Technique> All =>
    [
        L2Structured, L1Structured, L1Unstructured, Hybrid, RandomStructured, Of("L−∞ S", LenetLMinusInfinityStructured.Definition, 14.5), FcOnly,
        RandomUnstructured, Of("global US", LenetGlobalUnstructured.Definition),
    ];

    /// <summary>The techniques of the paper's table, which its ensemble of all is of.</summary>
    public ImmutableArray<Technique> Tabled => [.. All.Where(technique => technique.Published is not null)];

    /// <summary>The paper's ensemble of three.</summary>
    public ImmutableArray<Technique> Three => [Hybrid, FcOnly, L1Unstructured];

    /// <summary>All tables.</summary>
    public ImmutableArray<PaperTable> Tables => [Accuracies, Agreement, Missed, Distances, DistanceCurves, Stability, Structure];

    private Technique L1Unstructured => Of("L1 US", LenetL1Unstructured.Definition, 32.4);

    private Technique RandomUnstructured => Of("random US", LenetRandomUnstructured.Definition);

    private Technique L1Structured => Of("L1 S", LenetL1Structured.Definition, 37.8);

    private Technique L2Structured => Of("L2 S", LenetL2Structured.Definition, 36.7);

    private Technique RandomStructured => Of("random S", LenetRandomStructured.Definition, 11.3);

    private Technique Hybrid => Of("hybrid", LenetHybrid.Definition, 81.8);

    private Technique FcOnly => Of("fc-only L1 US", LenetFcOnly.Definition, 87.4);

    private static string Word(Dataset dataset) => string.Concat(dataset.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();

    // Of another data set only the published numbers are missing; replicates of both begin with the same weights.
    private Technique Of(string name, ExperimentDefinition experiment, double? published = null) => new(
        name, Dataset == experiment.Dataset ? experiment : experiment with { Name = $"{experiment.Name}{Dataset}", Dataset = Dataset }, published);

    private ComparisonTable Table(string name, string title, string published) => new()
    {
        Name = $"{_study.Name}-{name}",
        Study = _study,
        Title = $"LeNet on {(Dataset == Dataset.Mnist ? "MNIST" : Dataset == Dataset.FashionMnist ? "Fashion-MNIST" : Dataset)}: {title}",
        Source = $"{Source} {published}",
        Protocol = Protocol,
        Compared = [.. All.Select(technique => technique.Experiment)],
        Columns = [],
        Rows = _ => [],
        Legend = "",
    };

    private static ImmutableArray<TableColumn> LevelColumns(IEnumerable<string> headers) =>
        [new("level", ColumnAlignment.Right), new("weights remaining %", ColumnAlignment.Right), .. headers.Select(header => new TableColumn(header, ColumnAlignment.Right))];

    /// <summary>A row of numbers a level, begun by what of L1 unstructured remains.</summary>
    private ImmutableArray<ComparisonCell> LevelRow(int level, IEnumerable<ComparisonCell> cells) =>
        [Text(level.ToString(CultureInfo.InvariantCulture)), Text((100.0 * Remaining(level) / L1Unstructured.Experiment.Weights).ToString("G3", CultureInfo.InvariantCulture)), .. cells];

    private int Remaining(int level) => L1Unstructured.Experiment.Schedule[level].TotalWeights;

    private static TextCell Text(string text) => new TextCell(text);

    private static IEnumerable<int> Levels(int first, int last) => Enumerable.Range(first, last - first + 1);

    /// <summary>The mean of a number over levels; null where one of them did not run.</summary>
    private static double? MeanOver(int first, int last, Func<int, double?> value) => Average(Levels(first, last).Select(value));

    private static double? Average(IEnumerable<double?> values)
    {
        double?[] all = [.. values];
        return all.Length == 0 || all.Contains(null) ? null : all.Sum() / all.Length;
    }

    private static IEnumerable<(Technique A, Technique B)> Pairs(IReadOnlyList<Technique> techniques) =>
        techniques.SelectMany((a, i) => techniques.Skip(i + 1).Select(b => (a, b)));
}
