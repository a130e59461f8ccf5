using System.Collections.Immutable;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Reporting.Comparisons;

namespace Papers.PaganiniForde2020;

/// <content>On which examples techniques say the same.</content>
public sealed partial record TechniqueStudy
{
    /// <summary>Accuracies this near are alike, 0 to 1.</summary>
    private const double Alike = 0.01;

    /// <summary>How many test examples two techniques' networks agree on, at the last level up to iteration 18.</summary>
    public ComparisonTable Agreement => Table("agreement", "test examples that two techniques agree on", "The matrix after 18 iterations is a picture.") with
    {
        Columns = [new("level"), new("technique"), .. All.Select(technique => new TableColumn(technique.Name, ColumnAlignment.Right)), new("other replicates", ColumnAlignment.Right)],
        Rows = last => [.. All.Select(technique => AgreementRow(technique, Math.Min(last, Iteration18)))],
        Legend = "Of 10,000 test examples those that both networks of a replicate say the same of, right or wrong; in the last column both are of one technique and of two replicates.",
        Claims =
        [
            Disagree(1, Early, onlyFull: false),
            Disagree(1, Iteration18, onlyFull: true),
        ],
    };

    private ReplicateClaim Disagree(int first, int last, bool onlyFull) => new()
    {
        Text = $"techniques within {100 * Alike:0} point of accuracy disagree on more examples than replicates of one do, levels {first} to {last}",
        Published = "similarly performing networks make different mistakes (stated)",
        OnlyFull = onlyFull,
        Value = replicate => Average(Levels(first, last).SelectMany(level => Pairs(All)
            .Where(pair => Math.Abs((pair.A.Accuracy(replicate, level) - pair.B.Accuracy(replicate, level)) ?? 1) <= Alike)
            .Select(pair => (Among(pair.A, replicate, level) + Among(pair.B, replicate, level)) / 2 - pair.A.Agreement(pair.B, replicate, level)))),
        Lies = Relation.Above,
        Decimals = 0,
        Unit = "examples",
        Level = last,
    };

    private ImmutableArray<ComparisonCell> AgreementRow(Technique technique, int level) =>
    [
        Text($"{level}"), Text(technique.Name),
        .. All.Select(other => new MeanCell(replicate => technique.Agreement(other, replicate, level), 0)),
        new MeanCell(replicate => Among(technique, replicate, level), 0),
    ];

    /// <summary>Examples that a replicate's network of one technique agrees on with those of the other replicates, on average.</summary>
    private static double? Among(Technique technique, ComparedReplicate replicate, int level) => technique.Classes(replicate, level) is not { } mine ? null
        : Average(replicate.Others.Select(other => technique.Classes(other, level) is { } others ? (double?)TicketDsl.Runtime.Measures.PredictionAgreement.Count(mine, others) : null));
}
