using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests;

/// <summary>What an experiment says of its pruning and its controls when it reaches the runtime.</summary>
public sealed class PruningTests
{
    [Test]
    public void Retraining_is_as_declared([Values] Retraining retraining, [Values] bool yaml)
    {
        var word = retraining switch { Retraining.FineTune => "fine-tune", Retraining.LearningRateRewind => "learning-rate-rewind", _ => "rewind" };
        var definition = Definition(yaml
            ? Samples.Yaml.With("rewind-to: 0it", $"retraining: {word}")
            : Samples.Record.With("RewindTo = \"0it\"", $"Retraining = Retraining.{retraining}"));
        Assert.That(definition.Pruning, Is.EqualTo(
            new IterativePruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, Step.Iterations(0)) { Retraining = retraining }));
    }

    [Test]
    public void One_shot_pruning_is_retrained_as_declared([Values] bool yaml)
    {
        var definition = Definition(yaml
            ? Samples.Yaml.With("iterative: { fraction: 0.2, rounds: 3, rewind-to: 0it }", "one-shot: { fractions: [ 0.5 ], retraining: fine-tune }").With(", pruning-fraction: 0.1", "")
            : Samples.Record.With("IterativePruning(Fraction = 0.2, Rounds = 3, RewindTo = \"0it\")", "OneShotPruning(Fractions = [0.5], Retraining = Retraining.FineTune)").With(", PruningFraction(0.1)", ""));
        Assert.That(definition.Pruning, Is.EqualTo(
            new OneShotPruningDefinition(Criterion.Magnitude, Granularity.Weight, Scope.Layer, Step.Iterations(0)) { Retraining = Retraining.FineTune }));
    }

    [Test]
    public void Branches_are_as_declared([Values] bool yaml)
    {
        var definition = Definition(yaml
            ? Samples.Yaml.With("  - rearrange: { replicates: 2 }", "  - reinitialize: { replicates: 3, levels: [ 1, 3 ] }\n  - noise: { standard-deviations: 0.5 }\n  - noise: { standard-deviations: 3, levels: [] }\n  - reorder: { levels: [ 0 ] }")
            : Samples.Record.With("[Branch(Control.Rearrange, Replicates = 2)]", "[Branch(Control.Reinitialize, Replicates = 3, Levels = [1, 3])]\n[Branch(Control.Noise, StandardDeviations = 0.5)]\n[Branch(Control.Noise, StandardDeviations = 3, Levels = [])]\n[Branch(Control.Reorder, Levels = new[] { 0 })]"));
        Assert.That(definition.Branches, Is.EqualTo(
        [
            new BranchDefinition(Control.Reinitialize, 3) { Levels = [1, 3] },
            new BranchDefinition(Control.Noise, 1) { StandardDeviations = 0.5 },
            new BranchDefinition(Control.Noise, 1) { StandardDeviations = 3 },
            new BranchDefinition(Control.Reorder, 1) { Levels = [0] },
        ]));
    }

    [Test]
    public void A_control_that_rewinds_what_is_fine_tuned_may_begin_at_a_later_step([Values] bool yaml)
    {
        var definition = Definition(yaml
            ? Samples.Yaml.With("rewind-to: 0it", "rewind-to: 5it, retraining: fine-tune").With("rearrange: { replicates: 2 }", "rewind")
            : Samples.Record.With("RewindTo = \"0it\"", "RewindTo = \"5it\", Retraining = Retraining.FineTune").With("Control.Rearrange, Replicates = 2", "Control.Rewind"));
        Assert.That((definition.Pruning!.RewindTo, definition.Branches[0].Control), Is.EqualTo((Step.Iterations(5), Control.Rewind)));
    }

    [Test]
    public void Copies_on_full_batches_are_no_copies_where_something_else_is_drawn()
    {
        var file = Samples.Record.With("BatchSize = 60, ", "").With("Control.Rearrange, Replicates = 2", "Control.Reorder").With("Relu] Layer Hidden", "Relu, Dropout(0.5)] Layer Hidden");
        Assert.That(GeneratorRun.Of(file).Diagnostics, Is.Empty);
    }

    private static ExperimentDefinition Definition(TestFile file) => CompiledExperiments.Of(file).Definitions.Single();
}
