using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;

namespace TicketDsl.Runtime.Tests.Reporting;

public sealed class ClaimTests
{
    private static readonly Points Dense = new(MadeUp.Ticket, 0);

    // Of three differences t(0.975; 2) = 4.302653: d, d ± s have a half width of 4.302653 s / √3 = 2.484138 s.
    [TestCase(0.010, 0.004, Verdict.Holds)]
    [TestCase(0.010, 0.005, Verdict.Undecided)]
    [TestCase(-0.010, 0.005, Verdict.Undecided)]
    [TestCase(-0.010, 0.004, Verdict.DoesNotHold)]
    public void Above_is_decided_by_the_interval_of_the_paired_differences(double difference, double deviation, Verdict verdict) =>
        Assert.That(Decide(difference, deviation, Relation.Above).Verdict, Is.EqualTo(verdict));

    [TestCase(-0.010, 0.004, Verdict.Holds)]
    [TestCase(-0.010, 0.005, Verdict.Undecided)]
    [TestCase(0.010, 0.004, Verdict.DoesNotHold)]
    public void Below_is_decided_by_the_other_end(double difference, double deviation, Verdict verdict) =>
        Assert.That(Decide(difference, deviation, Relation.Below).Verdict, Is.EqualTo(verdict));

    // Low end: 0.000 − 0.0248 and so on; a margin of 0.03.
    [TestCase(0.000, 0.010, Verdict.Holds)]
    [TestCase(0.000, 0.013, Verdict.Undecided)]
    [TestCase(-0.040, 0.005, Verdict.Undecided)]
    [TestCase(-0.040, 0.004, Verdict.DoesNotHold)]
    public void At_least_lets_a_margin_pass(double difference, double deviation, Verdict verdict) =>
        Assert.That(Decide(difference, deviation, Relation.AtLeast(0.03)).Verdict, Is.EqualTo(verdict));

    [TestCase(0.010, 0.005, Verdict.Holds)]
    [TestCase(0.010, 0.004, Verdict.DoesNotHold)]
    [TestCase(-0.010, 0.004, Verdict.DoesNotHold)]
    public void Like_needs_0_in_the_interval(double difference, double deviation, Verdict verdict) =>
        Assert.That(Decide(difference, deviation, Relation.Like).Verdict, Is.EqualTo(verdict));

    // The replicates differ by 20 points; only the differences within pairs count, and of them the mean of two runs.
    [Test]
    public void Replicates_are_compared_in_pairs_and_runs_of_a_control_averaged_first()
    {
        var result = MadeUp.Result((replicate, level, control, run) =>
            0.5 + 0.2 * replicate - (control is null ? 0 : run == 0 ? 0.03 : 0.01) - (control is null ? 0 : 0.001 * replicate));
        var claim = new DifferenceClaim
        {
            Text = "twins are worse",
            Published = "so",
            Of = new Points(MadeUp.Twin, 1, 2),
            With = new Points(MadeUp.Ticket, 1, 2),
            By = OutcomeColumn.TestAccuracyAtEarlyStop,
            Lies = Relation.Below,
        };
        var finding = claim.Decide(MadeUp.ByName(result), TableForm.Full);
        Assert.That((finding.Verdict, finding.Ours), Is.EqualTo((Verdict.Holds, "−2.10 ± 0.25 points")));
    }

    // 8000 − 10000 of 10000.
    [Test]
    public void A_difference_of_iterations_is_shown_in_per_cent_too()
    {
        var result = MadeUp.Result((_, level, _, _) => level == 1 ? 0.8 : 1);
        var claim = new DifferenceClaim { Text = "earlier", Published = "so", Of = new Points(MadeUp.Ticket, 1), With = Dense, By = OutcomeColumn.EarlyStop, Lies = Relation.Below };
        Assert.That(claim.Decide(MadeUp.ByName(result), TableForm.Full).Ours, Is.EqualTo("−2000 ± 0 iterations (−20 %)"));
    }

    [Test]
    public void A_replicate_that_did_not_come_so_far_is_left_out_and_a_single_pair_decides_nothing()
    {
        var whole = MadeUp.Result((replicate, level, _, _) => 0.5 + 0.1 * level);
        var claim = new DifferenceClaim { Text = "better", Published = "so", Of = new Points(MadeUp.Ticket, 2, 3), With = Dense, By = OutcomeColumn.TestAccuracy, Lies = Relation.Above };
        Assert.That(claim.Decide(MadeUp.ByName(Without(whole, 1)), TableForm.Full).Ours, Is.EqualTo("+25.00 ± 0.00 points"));
        var finding = claim.Decide(MadeUp.ByName(Without(whole, 2)), TableForm.Full);
        Assert.That((finding.Verdict, finding.Ours), Is.EqualTo((Verdict.Undecided, "fewer than 2 replicates came through")));

        static ExperimentResult Without(ExperimentResult result, int replicates) => result with
        {
            Replicates = [.. result.Replicates.Select(replicate => replicate.Index < replicates ? replicate with { Levels = replicate.Levels[..3] } : replicate)],
        };
    }

    // Levels that are below the dense network by 0.1: the fall is the first of those that reach to the end.
    [TestCase(new int[] { }, 1, true, Verdict.Undecided)]
    [TestCase(new[] { 2, 3 }, 2, true, Verdict.Holds)]
    [TestCase(new[] { 2, 3 }, 1, true, Verdict.DoesNotHold)]
    [TestCase(new[] { 1, 3 }, 1, true, Verdict.Undecided)]
    [TestCase(new[] { 3 }, 2, false, Verdict.Holds)]
    [TestCase(new[] { 1, 3 }, 2, false, Verdict.Holds)]
    [TestCase(new[] { 2, 3 }, 2, false, Verdict.DoesNotHold)]
    [TestCase(new[] { 2 }, 2, false, Verdict.Undecided)]
    public void A_fall_is_where_a_curve_goes_below_for_good(int[] below, int level, bool isThere, Verdict verdict)
    {
        var result = MadeUp.Result((_, at, _, _) => below.Contains(at) ? 0.8 : at == 1 && below.Contains(2) ? 0.95 : 0.9);
        var claim = new FallClaim { Text = "falls", Published = "so", Of = MadeUp.Ticket, Under = Dense, By = OutcomeColumn.TestAccuracyAtEarlyStop, Level = level, IsThere = isThere };
        Assert.That(claim.Decide(MadeUp.ByName(result), TableForm.Full).Verdict, Is.EqualTo(verdict));
    }

    // Of 120 + 40 weights 77 + 26 remain at level 2: 64.4 %.
    [Test]
    public void A_fall_says_from_what_size_on()
    {
        var result = MadeUp.Result((_, level, _, _) => level >= 2 ? 0.8 : 0.9);
        var claim = new FallClaim { Text = "falls", Published = "so", Of = MadeUp.Ticket, Under = Dense, By = OutcomeColumn.TestAccuracyAtEarlyStop, Level = 2, IsThere = true };
        Assert.That(claim.Decide(MadeUp.ByName(result), TableForm.Full).Ours, Is.EqualTo("below from 64.4 % on: there −10.00 ± 0.00 points"));
    }

    // Level 2 was not run, and so does not end the fall. Of 160 weights 128 remain at level 1.
    [Test]
    public void Levels_that_a_control_was_not_run_at_say_nothing_of_its_fall()
    {
        var experiment = MadeUp.Experiment with { Branches = [new BranchDefinition(Control.Reinitialize, 2) { Levels = [1, 3] }] };
        var result = MadeUp.Result((_, _, control, _) => control is null ? 0.9 : 0.8, experiment);
        var claim = new FallClaim
        {
            Text = "falls", Published = "so", Of = MadeUp.Twin with { Experiment = experiment }, Under = new Points(MadeUp.Ticket with { Experiment = experiment }, 0),
            By = OutcomeColumn.TestAccuracyAtEarlyStop, Level = 1, IsThere = true,
        };
        var finding = claim.Decide(MadeUp.ByName(result), TableForm.Full);
        Assert.That((finding.Verdict, finding.Ours), Is.EqualTo((Verdict.Holds, "below from 80.0 % on: there −10.00 ± 0.00 points")));
    }

    // 0.70, 0.72, 0.74: 0.72 ± 2.484138 × 0.02 = 0.0497.
    [TestCase(0.66, Verdict.Holds)]
    [TestCase(0.68, Verdict.Undecided)]
    [TestCase(0.78, Verdict.DoesNotHold)]
    public void A_value_is_compared_with_a_fixed_one(double with, Verdict verdict)
    {
        var result = MadeUp.Result((replicate, _, _, _) => 0.7 + 0.02 * replicate);
        var claim = new ValueClaim { Text = "more", Published = "so", Of = Dense, By = OutcomeColumn.TestAccuracy, With = with, Lies = Relation.Above };
        var finding = claim.Decide(MadeUp.ByName(result), TableForm.Full);
        Assert.That((finding.Verdict, finding.Ours), Is.EqualTo((verdict, "72.00 ± 4.97")));
    }

    [Test]
    public void A_claim_for_the_full_protocol_is_not_decided_by_less()
    {
        var claim = new ValueClaim { Text = "more", Published = "so", OnlyFull = true, Of = Dense, By = OutcomeColumn.TestAccuracy, With = 0, Lies = Relation.Above };
        var results = MadeUp.ByName(MadeUp.Result((_, _, _, _) => 1));
        Assert.That(claim.Decide(results, TableForm.Reduced).Verdict, Is.EqualTo(Verdict.OnlyFull));
        Assert.That(claim.Decide(results, TableForm.Full).Verdict, Is.EqualTo(Verdict.Holds));
    }

    private static Finding Decide(double difference, double deviation, Relation lies)
    {
        var result = MadeUp.Result((replicate, level, _, _) => 0.5 + 0.1 * replicate + (level == 3 ? difference + deviation * (replicate - 1) : 0));
        var claim = new DifferenceClaim { Text = "is so", Published = "so", Of = new Points(MadeUp.Ticket, 3), With = Dense, By = OutcomeColumn.TestAccuracy, Lies = lies };
        return claim.Decide(MadeUp.ByName(result), TableForm.Full);
    }
}
