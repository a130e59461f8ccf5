using System.Collections.Immutable;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Reporting.Claims;
using TicketDsl.Runtime.Reporting.Comparisons;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Reporting;

public sealed class ComparisonTableTests
{
    private static readonly ExperimentDefinition First = MadeUp.Experiment;

    private static readonly ExperimentDefinition Second = First with { Name = "Second" };

    private static readonly ComparisonTable Table = new()
    {
        Name = "compared",
        Study = new Study("compared", new Shortening(Rounds: 2)),
        Title = "Two experiments",
        Source = "Published: nowhere.",
        Protocol = "Protocol: none.",
        Compared = [First, Second],
        Columns = [new("level"), new("difference", ColumnAlignment.Right)],
        Rows = last => [.. Enumerable.Range(1, last).Select(level => (ImmutableArray<ComparisonCell>)[new TextCell($"{level}"), new MeanCell(Less(level), 1, 100)])],
        Legend = "Second less first.",
    };

    [Test]
    public void A_cell_is_the_mean_of_a_number_that_each_replicate_gives_of_several_experiments()
    {
        // 10, 11 and 12 points apart: 11 ± t(0.975; 2) · 1 / √3 = 11 ± 2.5.
        var report = Table.Fill(Results(shift: 0.1));
        Assert.That(report.Data().Rows.Select(row => string.Join("|", row)), Is.EqualTo(["1|11.0 ± 2.5", "2|11.0 ± 2.5", "3|11.0 ± 2.5"]));
    }

    [Test]
    public void What_did_not_run_leaves_a_dash()
    {
        var results = Results(shift: 0.1).SetItem("Second", MadeUp.Result((_, _, _, _) => 1, Second with { Schedule = First.Schedule[..2] }));
        var missing = Table with { Rows = _ => [[new TextCell("3"), new MeanCell(Less(3), 1)]] };
        Assert.That(missing.Fill(results).Data().Rows[0], Is.EqualTo(["3", "–"]));
    }

    [TestCase(0.1, Verdict.Holds, "+11.0 ± 2.5 points"), TestCase(-0.2, Verdict.DoesNotHold, "−19.0 ± 2.5 points"), TestCase(-0.01, Verdict.Undecided, "+0.0 ± 2.5 points")]
    public void A_claim_is_decided_by_the_interval_of_the_replicates_mean(double shift, Verdict verdict, string here)
    {
        var report = (Table with { Claims = [Claim(1)] }).Fill(Results(shift));
        Assert.That((report.Findings[0].Verdict, report.Findings[0].Ours), Is.EqualTo((verdict, here)));
        Assert.That(report.Markdown(), Does.Contain("the second is more accurate"));
    }

    [Test]
    public void A_claim_of_one_replicate_is_undecided()
    {
        var results = MadeUp.ByName(MadeUp.Result((_, _, _, _) => 0.5, First with { Replicates = 1 }), MadeUp.Result((_, _, _, _) => 0.6, Second with { Replicates = 1 }));
        Assert.That((Table with { Claims = [Claim(1)] }).Fill(results).Findings[0].Verdict, Is.EqualTo(Verdict.Undecided));
    }

    [Test]
    public void A_table_whose_claims_the_forms_can_decide_is_sound()
    {
        Assert.That((Table with { Claims = [Claim(2), Claim(3) with { OnlyFull = true }] }).Check, Throws.Nothing);
        Assert.That(Table.KeepsTrainings);
        Assert.That(Table.Experiments.SelectMany(experiment => experiment.Branches), Is.Empty);
    }

    [Test]
    public void A_claim_of_a_level_that_a_form_has_not_is_refused()
    {
        Assert.That((Table with { Claims = [Claim(3)] }).Check, Throws.TypeOf<TicketException>().With.Message.Contains("can not be decided by the reduced form: level 3 is needed, and DigitsOfTests has levels 0 to 2"));
        Assert.That((Table with { Claims = [Claim(4) with { OnlyFull = true }] }).Check, Throws.TypeOf<TicketException>().With.Message.Contains("can not be decided by the declared experiments"));
    }

    [Test]
    public void Experiments_of_different_seeds_are_no_pairs() => Assert.That(
        (Table with { Compared = [First, Second with { Seed = "other" }] }).Check, Throws.TypeOf<TicketException>().With.Message.Contains("whose replicates are no pairs"));

    [Test]
    public void Pictures_are_of_the_first_replicate_and_of_what_ran()
    {
        var drawn = Table with { Pictures = [new("first", replicate => $"<svg>{replicate.Index}</svg>"), new("missing", replicate => replicate.At(First, 9) is null ? null : "")] };
        Assert.That(drawn.Fill(Results(0)).Pictures, Is.EqualTo([("first", "<svg>0</svg>")]));
    }

    private static ReplicateClaim Claim(int level) => new()
    {
        Text = "the second is more accurate",
        Published = "nowhere",
        Value = Less(level),
        Lies = Relation.Above,
        Decimals = 1,
        Factor = 100,
        Unit = "points",
        Level = level,
    };

    private static Func<ComparedReplicate, double?> Less(int level) =>
        replicate => replicate.At(Second, level)?.Outcome.TestAccuracy - replicate.At(First, level)?.Outcome.TestAccuracy;

    private static ImmutableDictionary<string, ExperimentResult> Results(double shift) =>
        MadeUp.ByName(MadeUp.Result((_, _, _, _) => 0.5), MadeUp.Result((replicate, _, _, _) => 0.5 + shift + replicate / 100.0, Second));
}
