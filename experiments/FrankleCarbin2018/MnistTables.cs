using System.Collections.Immutable;
using TicketDsl;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;
using static Papers.LenetLevels;

namespace Papers.FrankleCarbin2018;

/// <summary>The MNIST study of the first version of the paper (Frankle &amp; Carbin, March 2018, sections 3 to 5), which prints no numbers.</summary>
public static class MnistTables
{
    /// <summary>What it says of every curve.</summary>
    internal const string Drawn = "so drawn (stated, no number)";

    internal const string Source =
        "Published: Frankle & Carbin, \"The Lottery Ticket Hypothesis: Training Pruned Neural Networks\", first version, March 2018. It draws curves and prints no numbers for MNIST.";

    internal const string Protocol =
        "Protocol: five trials, 20 % of each hidden layer a round, survivors rewound to their initial weights; control 1 is the ticket's mask with fresh weights, "
        + "control 2 a random mask with fresh weights (stated). 784-300-100-10, N(0, 0.1) truncated at 2σ, SGD 0.05, batch 100, the output layer at half the fraction (recalled). "
        + "20,000 iterations, inputs in [0, 1]: ours. Converged: the moving average over 1000 iterations of the validation accuracy moves less than 0.001 over 1000 iterations "
        + "(recalled, of the test accuracy).";

    private static readonly Study Study = new("mnist-2018", new Shortening(Step.Iterations(400), Rounds: At13, Replicates: 3) { ControlLevels = [At13] });

    internal static readonly OutcomeColumn Converged = OutcomeColumn.Of(Convergence.Of(), "convergence iteration", 0, unit: OutcomeColumn.EarlyStop.Unit) with { HasRange = true };

    internal static readonly ImmutableArray<OutcomeColumn> Columns = [Converged, OutcomeColumn.EarlyStop, OutcomeColumn.TestAccuracy];

    private static readonly Series Iterative = new("iterative", MnistIterative.Definition);

    private static readonly Series IterativeControl1 = new("iterative, control 1", MnistIterative.Definition, Control.Reinitialize);

    private static readonly Series IterativeControl2 = new("iterative, control 2", MnistIterative.Definition, Control.Rearrange);

    private static readonly Series OneShot = new("one-shot", MnistOneShot.Definition);

    private static readonly Series OneShotControl1 = new("one-shot, control 1", MnistOneShot.Definition, Control.Reinitialize);

    private static readonly Series OneShotControl2 = new("one-shot, control 2", MnistOneShot.Definition, Control.Rearrange);

    private static readonly Points Dense = new(Iterative, 0);

    /// <summary>One-shot pruning to each size, with both controls.</summary>
    public static MeanTable AtOnce { get; } = new()
    {
        Name = "mnist-2018-one-shot",
        Study = Study,
        Title = "MNIST, first version: one-shot pruning with both controls",
        Source = Source,
        Protocol = Protocol + " One-shot prunes the output layer by the same fraction as the others: ours.",
        Series = [OneShot, OneShotControl1, OneShotControl2],
        Columns = Columns,
        Claims =
        [
            More("one-shot tickets are more accurate than control 1 at 13 %", new Points(OneShot, At13), new Points(OneShotControl1, At13)),
            More("control 1 is more accurate than control 2 at 13 %", new Points(OneShotControl1, At13), new Points(OneShotControl2, At13)),
            More("one-shot tickets are more accurate than control 1, 51 % to 5.6 %", Points.Between(OneShot, At51, At5Point6), Points.Between(OneShotControl1, At51, At5Point6)) with { OnlyFull = true },
            More("control 1 is more accurate than control 2, 51 % to 5.6 %", Points.Between(OneShotControl1, At51, At5Point6), Points.Between(OneShotControl2, At51, At5Point6)) with { OnlyFull = true },
            Sooner("one-shot tickets converge earlier than control 1, 51 % to 13 %", Points.Between(OneShot, At51, At13), Points.Between(OneShotControl1, At51, At13)),
        ],
    };

    /// <summary>Iterative pruning with both controls, beside one-shot pruning.</summary>
    public static MeanTable RoundByRound { get; } = new()
    {
        Name = "mnist-2018-iterative",
        Study = Study,
        Title = "MNIST, first version: iterative pruning with both controls, beside one-shot pruning",
        Source = Source,
        Protocol = Protocol,
        Series = [Iterative, OneShot, IterativeControl1, IterativeControl2],
        Columns = Columns,
        Claims =
        [
            More("iterative tickets are at least as accurate as the dense network at 17 %", new Points(Iterative, At17), Dense) with { Lies = Relation.AtLeast(ClaimsOfCurves.NoMatter) },
            More("iterative tickets are more accurate than one-shot ones at 13 %", new Points(Iterative, At13), new Points(OneShot, At13)),
            More("iterative tickets are more accurate than control 1 at 13 %", new Points(Iterative, At13), new Points(IterativeControl1, At13)),
            More("iterative tickets are more accurate than control 2 at 13 %", new Points(Iterative, At13), new Points(IterativeControl2, At13)),
            More("iterative tickets are more accurate than one-shot ones, 13 % to 5.6 %", Points.Between(Iterative, At13, At5Point6), Points.Between(OneShot, At13, At5Point6)) with { OnlyFull = true },
            More("iterative tickets are more accurate than control 1, 80 % to 5.6 %", Points.Between(Iterative, At80, At5Point6), Points.Between(IterativeControl1, At80, At5Point6)) with { OnlyFull = true },
            More("iterative tickets are more accurate than control 2, 80 % to 5.6 %", Points.Between(Iterative, At80, At5Point6), Points.Between(IterativeControl2, At80, At5Point6)) with { OnlyFull = true },
            Sooner("iterative tickets converge earlier than control 1, 51 % to 13 %", Points.Between(Iterative, At51, At13), Points.Between(IterativeControl1, At51, At13)),
            Sooner("iterative tickets converge earlier than the dense network at 17 %", new Points(Iterative, At17), Dense),
        ],
    };

    private static DifferenceClaim More(string text, Points of, Points with) => ClaimsOfCurves.More(text, Drawn, of, with, OutcomeColumn.TestAccuracy);

    private static DifferenceClaim Sooner(string text, Points of, Points with) => ClaimsOfCurves.Lower(text, Drawn, of, with, Converged) with { OnlyFull = true };
}
