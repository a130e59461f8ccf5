using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Running;

public sealed class ShorteningTests
{
    /// <summary>30 iterations, rewinding to 5, 3 rounds, 4 replicates.</summary>
    private static readonly ExperimentDefinition Experiment = Declared.Xor(iterations: 30, replicates: 4).PrunedByWeight(0.2, 3, Step.Iterations(5));

    [Test]
    public void What_is_shortened_is_marked_and_runs_shorter()
    {
        var shortened = new Shortening(Step.Iterations(10), Rounds: 2, Replicates: 1).Apply(Experiment);

        Assert.That(shortened.Shortened, Is.EqualTo(new[] { "10it of 30it", "2 of 3 rounds", "1 of 4 replicates" }));
        Assert.That(shortened.Training.Steps, Is.EqualTo(Step.Iterations(10)));
        Assert.That(shortened.Schedule, Is.EqualTo(Experiment.Schedule[..3]));
        Assert.That(shortened.Replicates, Is.EqualTo(1));
    }

    [Test]
    public void What_is_not_shortened_is_not_marked()
    {
        Assert.That(new Shortening().Apply(Experiment), Is.EqualTo(Experiment with { Shortened = [] }));
        Assert.That(new Shortening(Step.Iterations(30), Rounds: 3, Replicates: 4).Apply(Experiment).Shortened, Is.Empty);
    }

    [Test]
    public void More_replicates_than_declared_are_no_shortening()
    {
        var more = new Shortening(Replicates: 9).Apply(Experiment);

        Assert.That((more.Replicates, more.Shortened.Length), Is.EqualTo((9, 0)));
    }

    [Test]
    public void The_same_length_in_epochs_is_no_shortening()
    {
        // XOR's only batch is its epoch.
        Assert.That(new Shortening(Step.Epochs(30)).Apply(Experiment).Shortened, Is.Empty);
    }

    [Test]
    public void Earlier_marks_are_kept() =>
        Assert.That(new Shortening(Replicates: 1).Apply(Experiment with { Shortened = ["--data half"] }).Shortened, Is.EqualTo(new[] { "--data half", "1 of 4 replicates" }));

    [Test]
    public void No_steps_are_refused() => AssertRefused(new Shortening(Step.Iterations(0)), "--steps 0it", "at least 1it");

    [Test]
    public void More_steps_than_declared_are_refused() => AssertRefused(new Shortening(Step.Iterations(31)), "--steps 31it", "declares 30it");

    [Test]
    public void More_epochs_than_declared_are_refused() => AssertRefused(new Shortening(Step.Epochs(31)), "--steps 31ep", "declares 30it");

    [Test]
    public void Steps_that_end_where_tickets_rewind_to_are_refused() => AssertRefused(new Shortening(Step.Iterations(5)), "--steps 5it", "rewinds to 5it", "more than 5it");

    [Test]
    public void Steps_shorter_than_the_distance_of_validations_are_refused()
    {
        var exception = Assert.Throws<TicketException>(() => new Shortening(Step.Iterations(4)).Apply(Declared.Digits(12, 4)))!;

        Assert.That(exception.Message, Does.Contain("--steps 4it").And.Contain("DigitsOfTests").And.Contain("every 5it").And.Contain("give 5it or more"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(4)]
    public void Rounds_outside_the_declared_ones_are_refused(int rounds) =>
        AssertRefused(new Shortening(Rounds: rounds), $"--rounds {rounds}", "declares 3 pruned levels", "give 1 to 3");

    [Test]
    public void Rounds_without_pruning_are_refused()
    {
        var exception = Assert.Throws<TicketException>(() => new Shortening(Rounds: 1).Apply(Declared.Xor()))!;

        Assert.That(exception.Message, Does.Contain("--rounds 1").And.Contain("XorOfTests").And.Contain("no pruning"));
    }

    [TestCase(0)]
    [TestCase(-3)]
    public void No_replicates_are_refused(int replicates) => AssertRefused(new Shortening(Replicates: replicates), $"--replicates {replicates}", "at least 1 replicate");

    [Test]
    public void Fewer_runs_of_each_control_are_marked_and_more_are_not()
    {
        var controls = Declared.Xor() with { Branches = [new BranchDefinition(Control.Reinitialize, 3), new BranchDefinition(Control.Rearrange, 1)] };

        var shortened = new Shortening(Controls: 2).Apply(controls);

        Assert.That(shortened.Branches, Is.EqualTo([new BranchDefinition(Control.Reinitialize, 2), new BranchDefinition(Control.Rearrange, 1)]));
        Assert.That(shortened.Shortened, Is.EqualTo(["2 of 3 runs of reinitialize"]));
        Assert.That(new Shortening(Controls: 3).Apply(controls).Shortened, Is.Empty);
    }

    [Test]
    public void No_runs_of_a_control_are_refused() => AssertRefused(new Shortening(Controls: 0), "0 runs of a control", "at least 1");

    [Test]
    public void Controls_at_some_levels_alone_are_marked_and_those_at_others_do_not_run()
    {
        var controls = Declared.Digits(12, 10, 4).PrunedByWeight(0.2, 3) with
        {
            Branches = [new BranchDefinition(Control.Reinitialize, 3), new BranchDefinition(Control.Reorder, 1) { Levels = [0, 1] }, new BranchDefinition(Control.Noise, 1) { Levels = [1] }],
        };

        var shortened = new Shortening { ControlLevels = [0, 2, 9] }.Apply(controls);

        Assert.That(shortened.Branches, Is.EqualTo([new BranchDefinition(Control.Reinitialize, 3) { Levels = [2] }, new BranchDefinition(Control.Reorder, 1) { Levels = [0] }]));
        Assert.That(shortened.Shortened, Is.EqualTo(["controls at levels 0, 2, 9 alone"]));
        Assert.That(new Shortening { ControlLevels = [0, 1, 2, 3] }.Apply(controls).Shortened, Is.Empty);
        Assert.That(new Shortening { ControlLevels = [2] }.With(new Shortening(Rounds: 1)).ControlLevels, Is.EqualTo([2]));
    }

    [Test]
    public void What_another_shortening_says_goes_before() => Assert.That(
        new Shortening(Step.Iterations(10), Rounds: 2, Replicates: 3).With(new Shortening(Rounds: 1, Controls: 4)),
        Is.EqualTo(new Shortening(Step.Iterations(10), Rounds: 1, Replicates: 3, Controls: 4)));

    private static void AssertRefused(Shortening shortening, params string[] parts)
    {
        var exception = Assert.Throws<TicketException>(() => shortening.Apply(Experiment))!;

        Assert.That(exception.IsBadUse);
        foreach (var part in parts.Append("XorOfTests")) Assert.That(exception.Message, Does.Contain(part));
    }
}
