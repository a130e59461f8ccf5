using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Reporting;

public sealed class MeanTableTests
{
    private static readonly Shortening Reduced = new(Rounds: 2, Replicates: 2, Controls: 1);

    private static readonly DifferenceClaim Claim = new()
    {
        Text = "tickets are better",
        Published = "so",
        Of = new Points(MadeUp.Ticket, 2),
        With = new Points(MadeUp.Twin, 2),
        By = OutcomeColumn.TestAccuracy,
        Lies = Relation.Above,
    };

    private static readonly OutcomeColumn Barrier = OutcomeColumn.Of(LinearPath.ErrorBarrier, "error barrier %", 1, 100, "points");

    private static readonly MeanTable Table = new()
    {
        Name = "made-up",
        Study = new Study("made", Reduced),
        Title = "Made up",
        Source = "Published: nowhere.",
        Protocol = "Protocol: none.",
        Series = [MadeUp.Ticket, MadeUp.Twin],
        Columns = [OutcomeColumn.TestAccuracy],
        Claims = [Claim],
    };

    // Replicates at 60, 62 and 64 % and level by level one less: 4.302653 · 2 / √3 = 4.97. Twins are 10 and 12 less: 11 in the mean.
    [Test]
    public void A_row_is_a_curve_at_a_level_and_a_cell_a_mean_over_replicates()
    {
        var markdown = Fill(MadeUp.Experiment).Markdown();
        Assert.That(markdown, Is.EqualTo("""
            ## Made up

            Published: nowhere.

            Protocol: none.

            | weights remaining % | trained        | runs | test accuracy % at the end |     min – max |
            | ------------------: | -------------- | ---: | -------------------------: | ------------: |
            |               100.0 | ticket (dense) |    3 |               62.00 ± 4.97 | 60.00 – 64.00 |
            |                80.0 | ticket         |    3 |               61.00 ± 4.97 | 59.00 – 63.00 |
            |                80.0 | twin           |    6 |               50.00 ± 4.97 | 47.00 – 53.00 |
            |                64.4 | ticket         |    3 |               60.00 ± 4.97 | 58.00 – 62.00 |
            |                64.4 | twin           |    6 |               49.00 ± 4.97 | 46.00 – 52.00 |
            |                51.9 | ticket         |    3 |               59.00 ± 4.97 | 57.00 – 61.00 |
            |                51.9 | twin           |    6 |               48.00 ± 4.97 | 45.00 – 51.00 |

            3 replicates; means ± half of the 95 % interval (Student's t) over replicates, of which the runs of a control are averaged first; min – max over all runs.

            | claim              | published | here                 | verdict |
            | ------------------ | --------- | -------------------- | ------- |
            | tickets are better | so        | +11.00 ± 0.00 points | holds   |

            Differences are means over replicates in pairs, with their 95 % interval; a claim is decided by where that lies.

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_disagreement_is_told_below_the_claims()
    {
        var result = MadeUp.ByName(MadeUp.Result((_, _, _, _) => 0.5));
        var table = Table with { Claims = [Claim with { Disagreement = "twice the replicates were tried." }] };
        Assert.That(table.Fill(result).Markdown(), Does.EndWith("\nWhere ours disagrees that tickets are better: twice the replicates were tried.\n"));
    }

    [Test]
    public void The_reduced_form_is_marked_and_so_is_anything_shorter()
    {
        var reduced = Fill(Reduced.Apply(MadeUp.Experiment));
        Assert.That(reduced.Form, Is.EqualTo(TableForm.Reduced));
        Assert.That(reduced.Markdown(), Does.EndWith("\nREDUCED: 2 of 3 rounds, 2 of 3 replicates, 1 of 2 runs of reinitialize; --full runs the declared protocol.\n"));

        var shortened = Fill(Reduced.With(new Shortening(Steps: Step.Iterations(10))).Apply(MadeUp.Experiment));
        Assert.That(shortened.Form, Is.EqualTo(TableForm.Shortened));
        Assert.That(shortened.Markdown(), Does.EndWith("\nSHORTENED: 10it of 24it, 2 of 3 rounds, 2 of 3 replicates, 1 of 2 runs of reinitialize; not the declared experiment.\n"));
    }

    [Test]
    public void A_curve_of_the_full_protocol_alone_is_left_out_of_the_reduced_form_and_that_is_marked()
    {
        var other = MadeUp.Experiment with { Name = "Other" };
        var curve = new Series("other", other) { OnlyFull = true };
        var table = Table with { Series = [MadeUp.Ticket, MadeUp.Twin, curve], Claims = [Claim, Claim with { OnlyFull = true, With = new Points(curve, 2) }] };

        Assert.That(table.Check, Throws.Nothing);
        Assert.That(table.InForm(full: true), Is.SameAs(table));
        Assert.That((table with { Study = new Study("made") }).InForm(full: false).Series, Has.Length.EqualTo(3), "no reduced form");
        Assert.That(table.InForm(full: false).Experiments.Select(experiment => experiment.Name), Is.EqualTo([MadeUp.Experiment.Name]));
        var report = table.InForm(full: false).Fill(MadeUp.ByName(MadeUp.Result((_, _, _, _) => 0.5, Reduced.Apply(MadeUp.Experiment))));
        Assert.That(report.Findings.Select(finding => finding.Verdict), Is.EqualTo([Verdict.Undecided, Verdict.OnlyFull]));
        Assert.That(report.Markdown(), Does.EndWith("\nREDUCED: 2 of 3 curves, 2 of 3 rounds, 2 of 3 replicates, 1 of 2 runs of reinitialize; --full runs the declared protocol.\n"));
    }

    [Test]
    public void A_claim_of_a_curve_that_the_reduced_form_leaves_out_is_one_for_the_full_protocol() => Assert.That(
        (Table with { Claims = [Claim with { Of = new Points(MadeUp.Ticket with { OnlyFull = true }, 2) }] }).Check,
        Throws.TypeOf<TicketException>().With.Message.Contains("needs the curve 'ticket', which the reduced form leaves out"));

    [Test]
    public void A_training_that_diverged_is_counted_and_those_that_were_not_run_for_it_are_too()
    {
        var result = MadeUp.Result((_, _, _, _) => 0.5);
        var first = result.Replicates[0];
        var level = first.Levels[1] with { Outcome = first.Levels[1].Outcome with { TestAccuracy = 0.1, Divergence = new Divergence(5, null, "too fast") } };
        result = result with { Replicates = result.Replicates.SetItem(0, first with { Levels = [first.Levels[0], level] }) };

        var rows = Table.Fill(MadeUp.ByName(result)).Data().Rows;

        // Columns: weights remaining, trained, runs, mean, min – max, diverged, not run.
        Assert.That(rows[1].Skip(1), Is.EqualTo(["ticket", "3", "36.67 ± 57.37", "10.00 – 50.00", "1", "0"]));
        Assert.That(rows[3].Skip(1), Is.EqualTo(["ticket", "2", "50.00 ± 0.00", "50.00 – 50.00", "0", "1"]));
        Assert.That(rows[4].Skip(1), Is.EqualTo(["twin", "4", "50.00 ± 0.00", "50.00 – 50.00", "0", "2"]));
    }

    [Test]
    public void A_control_stands_at_its_own_levels_alone()
    {
        var experiment = MadeUp.Experiment with { Branches = [new BranchDefinition(Control.Reinitialize, 2) { Levels = [1, 3] }] };
        var twin = MadeUp.Twin with { Experiment = experiment };
        var table = Table with { Series = [MadeUp.Ticket with { Experiment = experiment }, twin], Claims = [] };

        var rows = table.Fill(MadeUp.ByName(MadeUp.Result((_, _, _, _) => 0.5, experiment))).Data().Rows;

        Assert.That(rows.Select(row => row[1]), Is.EqualTo(["ticket (dense)", "ticket", "twin", "ticket", "ticket", "twin"]));
        Assert.That(Enumerable.Range(0, 5).Select(level => twin.RunsAt(experiment, level)), Is.EqualTo([0, 2, 0, 2, 0]));
        Assert.That(new Points(twin, 2).Lack(experiment), Does.StartWith("level 2 of 'twin' is needed"));
    }

    [Test]
    public void A_measure_of_pairs_stands_in_rows_of_controls_alone()
    {
        var table = Table with { Series = [MadeUp.Ticket, MadeUp.Twin], Columns = [Barrier], Claims = [] };
        var result = MadeUp.Result((_, _, _, _) => 0.5, with: (control, replicate) => control is null ? [] : [new(LinearPath.ErrorBarrier.Name, 0.1 * replicate)]);

        var rows = table.Fill(MadeUp.ByName(result)).Data().Rows;

        Assert.That(table.Measures, Is.EqualTo([LinearPath.ErrorBarrier]));
        Assert.That(rows.Take(3).Select(row => row[3]), Is.EqualTo(["–", "–", "10.0 ± 24.8"]));
    }

    [Test]
    public void A_claim_of_a_measure_of_pairs_is_one_of_controls() => Assert.That(
        (Table with { Claims = [Claim with { By = Barrier }] }).Check,
        Throws.TypeOf<TicketException>().With.Message.EqualTo(
            "table 'made-up': the claim \"tickets are better\" asks for the error barrier % of 'ticket', and only a control has it, which is compared with its ticket; name a curve of a control."));

    [Test]
    public void A_number_that_is_none_decides_nothing([Values] bool byValue)
    {
        var result = MadeUp.Result((_, _, _, _) => 0.5, with: (control, replicate) => control is null ? [] : [new(LinearPath.ErrorBarrier.Name, replicate == 1 ? double.NaN : 0.1)]);
        var points = new Points(MadeUp.Twin, 2);
        Claim claim = byValue
            ? new ValueClaim { Text = "", Published = "", Of = points, By = Barrier, With = 0.2, Lies = Relation.Like }
            : new DifferenceClaim { Text = "", Published = "", Of = points, With = new Points(MadeUp.Twin, 1), By = Barrier, Lies = Relation.Like };
        var report = (Table with { Columns = [Barrier], Claims = [claim] }).Fill(MadeUp.ByName(result));

        Assert.That(report.Findings.Select(finding => (finding.Verdict, finding.Ours)), Is.EqualTo([(Verdict.Undecided, "not a number where a training diverged")]));
        Assert.That(report.Data().Rows[2][3], Is.EqualTo("–"));
    }

    [Test]
    public void Noise_of_one_size_is_a_curve_of_its_own()
    {
        var experiment = MadeUp.Experiment with
        {
            Branches = [new BranchDefinition(Control.Noise, 1) { StandardDeviations = 0.5 }, new BranchDefinition(Control.Noise, 2) { StandardDeviations = 3 }],
        };
        var (small, all) = (new Series("0.5 σ", experiment, Control.Noise) { StandardDeviations = 0.5 }, new Series("noise", experiment, Control.Noise));
        var table = Table with { Series = [small], Claims = [] };

        Assert.That(table.Experiments.Single().Branches, Is.EqualTo([experiment.Branches[0]]));
        Assert.That((small.RunsAt(experiment, 1), all.RunsAt(experiment, 1)), Is.EqualTo((1, 3)));
        Assert.That(small.At(MadeUp.Result((_, _, _, _) => 0.5, experiment), 1)[0].Runs, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_control_that_no_curve_shows_need_not_run()
    {
        Assert.That(Table.Experiments.Single().Branches, Is.EqualTo(MadeUp.Experiment.Branches));
        Assert.That((Table with { Series = [MadeUp.Ticket], Claims = [] }).Experiments.Single().Branches, Is.Empty);
    }

    [Test]
    public void A_table_whose_claims_its_reduced_form_decides_is_in_order() => Assert.That(Table.Check, Throws.Nothing);

    [Test]
    public void A_reduced_form_without_a_claim_s_level_is_refused_with_the_mend() => Assert.That(
        (Table with { Study = new Study("made", Reduced with { Rounds = 1 }) }).Check,
        Throws.TypeOf<TicketException>().With.Message.EqualTo(
            "table 'made-up': the claim \"tickets are better\" can not be decided by the reduced form: level 2 of 'ticket' is needed, and DigitsOfTests has it not: "
            + "it has levels 0 to 1 and the controls reinitialize; reduce less, or mark the claim as one for the full protocol only."));

    [Test]
    public void A_reduced_form_of_one_replicate_is_refused() => Assert.That(
        (Table with { Study = new Study("made", Reduced with { Replicates = 1 }) }).Check,
        Throws.TypeOf<TicketException>().With.Message.Contains("an interval needs 2 replicates or more, and DigitsOfTests has 1"));

    [Test]
    public void A_claim_for_the_full_protocol_asks_nothing_of_the_reduced_form() =>
        Assert.That((Table with { Study = new Study("made", Reduced with { Rounds = 1 }), Claims = [Claim with { OnlyFull = true }] }).Check, Throws.Nothing);

    [Test]
    public void A_claim_that_not_even_the_full_protocol_can_decide_is_refused() => Assert.That(
        (Table with { Claims = [Claim with { OnlyFull = true, Of = new Points(MadeUp.Ticket, 4) }] }).Check,
        Throws.TypeOf<TicketException>().With.Message.Contains("can not be decided by the declared experiments: level 4 of 'ticket' is needed"));

    [Test]
    public void Experiments_of_two_seeds_are_no_pairs()
    {
        var other = MadeUp.Experiment with { Name = "Other", Seed = "Other" };
        Assert.That(
            (Table with { Claims = [Claim with { With = new Points(new Series("other", other), 2) }] }).Check,
            Throws.TypeOf<TicketException>().With.Message.Contains("different seeds"));
    }

    private static MeanTableReport Fill(ExperimentDefinition experiment) => Table.Fill(MadeUp.ByName(MadeUp.Result(
        (replicate, level, control, run) => 0.6 + 0.02 * replicate - 0.01 * level - (control is null ? 0 : 0.1 + 0.02 * run), experiment)));
}
