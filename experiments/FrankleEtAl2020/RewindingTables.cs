using System.Collections.Immutable;
using TicketDsl;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;
using static Papers.LenetLevels;

namespace Papers.FrankleEtAl2020;

/// <summary>Rewinding to a later step, and whether that step's weights are stable to the order of batches (Frankle, Dziugaite, Roy &amp; Carbin 2020), on LeNet.</summary>
public static class RewindingTables
{
    private const string Source = "Published: Frankle, Dziugaite, Roy & Carbin, \"Linear Mode Connectivity and the Lottery Ticket Hypothesis\", ICML 2020, which draws curves.";

    private const string Protocol = "Protocol: LeNet-300-100 as in Frankle & Carbin 2019, survivors rewound to the weights of iteration k (stated; values of k: ours).";

    private static readonly Study Study = new("rewinding", new Shortening(Step.Iterations(400), Rounds: At51, Replicates: 3) { ControlLevels = [0, At51] });

    private static readonly OutcomeColumn Barrier = OutcomeColumn.Of(LinearPath.ErrorBarrier, "instability, points of error", 2, 100, "points") with { HasRange = true };

    private static readonly ImmutableArray<ExperimentDefinition> Steps = LenetRewind.Points.All;

    private static readonly ImmutableArray<Series> Tickets = [.. Steps.Select((point, i) => new Series(Name(point), point) { OnlyFull = i > 1 })];

    private static readonly ImmutableArray<Series> Copies = [.. Steps.Select((point, i) => new Series(Name(point), point, Control.Reorder) { OnlyFull = i > 0 })];

    /// <summary>Tickets by the iteration that they rewind to.</summary>
    public static MeanTable Accuracy { get; } = new()
    {
        Name = "rewinding-accuracy",
        Study = Study,
        Title = "LeNet-300-100 on MNIST: rewinding to a later iteration",
        Source = Source,
        Protocol = Protocol,
        Series = Tickets,
        Columns = [OutcomeColumn.EarlyStop, OutcomeColumn.TestAccuracyAtEarlyStop, OutcomeColumn.TestAccuracy],
        Claims =
        [
            ClaimsOfCurves.AtLeast("k = 0: tickets at 51 % are at least as accurate as the dense network", "LeNet has tickets at k = 0 (stated)", new Points(Tickets[0], At51), new Points(Tickets[0], 0)),
            ClaimsOfCurves.AtLeast("k = 100: tickets are at least as accurate as at k = 0, at 51 %", "rewinding later does no harm (recalled)", new Points(Tickets[1], At51), new Points(Tickets[0], At51)),
            ClaimsOfCurves.AtLeast(
                "k = 500: tickets are at least as accurate as at k = 0, 13.5 % to 3.6 %", "rewinding later does no harm (recalled)",
                Points.Between(Tickets[2], At13, At3Point6), Points.Between(Tickets[0], At13, At3Point6)) with { OnlyFull = true },
        ],
    };

    /// <summary>Copies of a ticket, trained from iteration k on batches in another order: how high the error rises between copy and ticket.</summary>
    public static MeanTable Instability { get; } = new()
    {
        Name = "rewinding-instability",
        Study = Study,
        Title = "LeNet-300-100 on MNIST: instability by linear interpolation",
        Source = Source,
        Protocol = Protocol + " Instability: the highest test error at 30 points of the straight line between a network and a copy trained from the same weights of iteration k "
            + "on batches in another order, less the mean of both ends; stable is less than 2 points (stated).",
        Series = Copies,
        Columns =
        [
            Barrier, OutcomeColumn.Of(WeightDistance.FromTicket, "L2 distance of the copies", 2), OutcomeColumn.TestAccuracy,
        ],
        Claims =
        [
            .. Copies.SelectMany(copy => ((int[])[0, At51, At13, At3Point6]).Select(level => new ValueClaim
            {
                Text = $"{copy.Name}: {(level == 0 ? "the dense network" : $"tickets at {Remaining(level)} %")} {(level == 0 ? "is" : "are")} stable",
                Published = "LeNet is stable at k = 0 (stated)",
                OnlyFull = copy.OnlyFull || level > At51,
                Of = new Points(copy, level), By = Barrier, With = 0.02, Lies = Relation.Below,
            })),
            new DifferenceClaim
            {
                Text = "the dense network is more stable from k = 2000 than from k = 0",
                Published = "instability falls with k (recalled)",
                OnlyFull = true,
                Of = new Points(Copies[^1], 0), With = new Points(Copies[0], 0), By = Barrier, Lies = Relation.Below,
            },
        ],
    };

    private static string Remaining(int level) => level switch { At51 => "51", At13 => "13.5", _ => "3.6" };

    private static string Name(ExperimentDefinition point) => $"k = {point.Pruning!.RewindTo.ToString()[..^2]}";
}
