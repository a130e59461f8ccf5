using System.Collections.Immutable;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Running;

/// <summary>Measures of a control and the ticket it branched off.</summary>
public sealed class PairMeasureTests
{
    private static readonly ImmutableArray<Measure> All = [LinearPath.ErrorBarrier, MaskOverlap.WithTicket, WeightDistance.FromTicket];

    private static readonly ExperimentDefinition Experiment = (Declared.Digits(12, 10, 4) with
    {
        Branches =
        [
            new BranchDefinition(Control.Rewind, 1), new BranchDefinition(Control.Rearrange, 2), new BranchDefinition(Control.Reorder, 1) { Levels = [0, 2] },
        ],
    }).PrunedByWeight(0.4, 3, Step.Iterations(5));

    [Test]
    public void A_control_that_trains_as_its_ticket_did_is_the_ticket()
    {
        foreach (var branch in Branches(Control.Rewind))
            Assert.That(All.Select(measure => branch.Outcome.Measures[measure.Name]), Is.EqualTo(new[] { 0.0, 1, 0 }));
    }

    [Test]
    public void A_copy_on_other_batches_has_the_tickets_masks_and_other_weights()
    {
        var copies = Branches(Control.Reorder).ToArray();

        Assert.That(copies, Has.Length.EqualTo(2 * 2), "replicates, levels");
        Assert.That(copies.Select(copy => copy.Outcome.Measures[MaskOverlap.WithTicket.Name]), Is.All.EqualTo(1));
        Assert.That(copies.Select(copy => copy.Outcome.Measures[WeightDistance.FromTicket.Name]), Is.Unique.And.All.GreaterThan(0));
    }

    [Test]
    public void A_pair_is_the_control_and_the_ticket_of_its_own_replicate_and_level()
    {
        var seen = new List<TrainedPair>();
        var result = Run(Experiment, new PairMeasure("seen", "", pair =>
        {
            lock (seen) seen.Add(pair);
            return seen.Count - 1;
        }));
        foreach (var (replicate, level) in result.Replicates.SelectMany(replicate => replicate.Levels.Select(level => (replicate, level))))
        {
            foreach (var branch in level.Branches)
            {
                var pair = seen[(int)branch.Outcome.Measures["seen"]];
                Assert.That((pair.Ticket.Masks, pair.Control.Masks), Is.EqualTo((level.Masks, branch.Masks)), $"{replicate.Index}, {level.Level}, {branch.Control}");
                Assert.That(pair.Ticket.Weights.Span.SequenceEqual(pair.Control.Weights.Span), Is.EqualTo(branch.Control == Control.Rewind));
            }
        }
    }

    // Weights of a random mask lie where the ticket has none, and the other way round.
    [Test]
    public void The_test_error_of_either_end_is_the_one_of_its_own_training()
    {
        var result = Run(
            Experiment,
            new PairMeasure("ticket", "", pair => pair.TestError(pair.Ticket.Weights.ToArray())),
            new PairMeasure("control", "", pair => pair.TestError(pair.Control.Weights.ToArray())));
        foreach (var (level, branch) in result.Replicates.SelectMany(replicate => replicate.Levels).SelectMany(level => level.Branches.Select(branch => (level, branch))))
        {
            Assert.That(branch.Outcome.Measures["ticket"], Is.EqualTo(1 - level.Outcome.TestAccuracy), $"{level.Level}, {branch.Control}");
            Assert.That(branch.Outcome.Measures["control"], Is.EqualTo(1 - branch.Outcome.TestAccuracy), $"{level.Level}, {branch.Control}");
        }
    }

    [Test]
    public void Controls_alone_have_them_and_no_other_number_moves()
    {
        var (with, without) = (Run(Experiment, [.. All]), Run(Experiment));
        foreach (var (one, other) in with.Replicates.Zip(without.Replicates).SelectMany(pair => pair.First.Levels.Zip(pair.Second.Levels)))
        {
            Assert.That(one.Outcome.Measures, Is.Empty);
            Assert.That(one.Outcome with { Elapsed = default }, Is.EqualTo(other.Outcome with { Elapsed = default }));
            Assert.That(
                one.Branches.Select(branch => branch.Outcome with { Elapsed = default, Measures = other.Outcome.Measures }),
                Is.EqualTo(other.Branches.Select(branch => branch.Outcome with { Elapsed = default })));
        }
    }

    private static IEnumerable<BranchResult> Branches(Control control) =>
        Run(Experiment, [.. All]).Replicates.SelectMany(replicate => replicate.Levels).SelectMany(level => level.Branches).Where(branch => branch.Control == control);

    private static ExperimentResult Run(ExperimentDefinition experiment, params Measure[] measures) =>
        new ExperimentRunner(new EmbeddedEngine(), 2).Run(experiment, ExperimentRunnerTests.DataOf(experiment), [.. measures], null, CancellationToken.None);
}
