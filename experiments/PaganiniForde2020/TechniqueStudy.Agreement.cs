using System.Collections.Immutable;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Reporting.Comparisons;

namespace Papers.PaganiniForde2020;

/// <content>On which examples techniques say the same.</content>
public sealed partial record TechniqueStudy
{
    /// <summary>Accuracies this near are alike, 0 to 1.</summary>
    private const double Alike = 0.01;

    private const string SameStart =
        "two techniques' networks of one replicate began with the same weights and saw the same batches, which those of two replicates did not, and this outweighs what was pruned; the claim of two replicates has neither in common.";

    /// <summary>Networks that say one class of everything agree wholly and say nothing.</summary>
    private const double Trained = 0.5;

    /// <summary>How many test examples two techniques' networks agree on, at the last level up to iteration 18.</summary>
    public ComparisonTable Agreement => Table("agreement", "test examples that two techniques agree on", "The matrix after 18 iterations is a picture.") with
    {
        Columns = [new("level"), new("technique"), .. All.Select(technique => new TableColumn(technique.Name, ColumnAlignment.Right)), new("other replicates", ColumnAlignment.Right)],
        Rows = last => [.. All.Select(technique => AgreementRow(technique, Math.Min(last, Iteration18)))],
        Legend = "Of 10,000 test examples those that both networks of a replicate say the same of, right or wrong; in the last column both are of one technique and of two replicates.",
        Claims =
        [
            Disagree("of one replicate", OfOneReplicate, 1, Early, onlyFull: false) with { Disagreement = SameStart },
            Disagree("of one replicate", OfOneReplicate, 1, Iteration18, onlyFull: true) with { Disagreement = SameStart },
            Disagree("of two replicates", OfTwoReplicates, 1, Early, onlyFull: false),
            Disagree("of two replicates", OfTwoReplicates, 1, Iteration18, onlyFull: true),
        ],
    };

    /// <summary>Which test examples one technique gets wrong and another right, at the last level up to iteration 18.</summary>
    public ComparisonTable Missed => Table("missed", "test examples that one technique misses and another does not", "That techniques make different mistakes is said and not counted.") with
    {
        Columns = [new("level"), new("missed by"), .. All.Select(technique => new TableColumn($"not by {technique.Name}", ColumnAlignment.Right)), new("missed", ColumnAlignment.Right)],
        Rows = last => [.. All.Select(technique => MissedRow(technique, Math.Min(last, Iteration18)))],
        Legend = "Of 10,000 test examples those that the network of the row gets wrong and that of the column right, in one replicate; and all that it gets wrong.",
    };

    private ReplicateClaim Disagree(string which, Func<Technique, Technique, ComparedReplicate, int, double?> agreement, int first, int last, bool onlyFull) => new()
    {
        Text = $"two techniques' networks {which}, more than {100 * Trained:0} % right and within {100 * Alike:0} point of each other, disagree on more examples than one technique's of two replicates do, levels {first} to {last}",
        Published = "similarly performing networks make different mistakes (stated)",
        OnlyFull = onlyFull,
        Value = replicate => Average(Levels(first, last).SelectMany(level => Pairs(All)
            .Where(pair => pair.A.Accuracy(replicate, level) is > Trained and var a && pair.B.Accuracy(replicate, level) is > Trained and var b && Math.Abs(a - b) <= Alike)
            .Select(pair => (Among(pair.A, pair.A, replicate, level) + Among(pair.B, pair.B, replicate, level)) / 2 - agreement(pair.A, pair.B, replicate, level)))),
        Lies = Relation.Above,
        Decimals = 0,
        Unit = "examples",
        Level = last,
    };

    private ImmutableArray<ComparisonCell> AgreementRow(Technique technique, int level) =>
    [
        Text($"{level}"), Text(technique.Name),
        .. All.Select(other => new MeanCell(replicate => technique.Agreement(other, replicate, level), 0)),
        new MeanCell(replicate => Among(technique, technique, replicate, level), 0),
    ];

    private ImmutableArray<ComparisonCell> MissedRow(Technique technique, int level) =>
    [
        Text($"{level}"), Text(technique.Name),
        .. All.Select(other => new MeanCell(replicate => technique.Missed(other, replicate, level)?.ByFirst.Length, 0)),
        new MeanCell(replicate => technique.Missed(technique, replicate, level)?.ByBoth.Length, 0),
    ];

    /// <summary>Examples that a replicate's network of one technique agrees on with another's of the other replicates, on average.</summary>
    private static double? Among(Technique technique, Technique other, ComparedReplicate replicate, int level) => technique.Classes(replicate, level) is not { } mine ? null
        : Average(replicate.Others.Select(beside => other.Classes(beside, level) is { } others ? (double?)PredictionAgreement.Count(mine, others) : null));

    private static double? OfOneReplicate(Technique a, Technique b, ComparedReplicate replicate, int level) => a.Agreement(b, replicate, level);

    private static double? OfTwoReplicates(Technique a, Technique b, ComparedReplicate replicate, int level) =>
        (Among(a, b, replicate, level) + Among(b, a, replicate, level)) / 2;
}
