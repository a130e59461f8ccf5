using TicketDsl.Generators.Tests.Harness;
using VerifyNUnit;

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

    [Test]
    public void Every_criterion_of_weights_is_declared_by_its_name_in_both_languages([Values] Criterion criterion, [Values] bool yaml)
    {
        if (criterion is Criterion.InputMagnitude or Criterion.OutputMagnitude or Criterion.Product or Criterion.L1 or Criterion.L2 or Criterion.LMinusInfinity) return;
        var word = string.Concat(criterion.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();
        var definition = Definition(yaml ? Samples.Yaml.With("rewind-to: 0it", $"criterion: {word}") : Samples.Record.With("RewindTo = \"0it\"", $"Criterion = Criterion.{criterion}"));
        Assert.That(definition.Pruning!.Criterion, Is.EqualTo(criterion));
    }

    [Test]
    public void Layers_that_compete_have_exact_sums_and_no_counts_of_their_own([Values] bool yaml)
    {
        var definition = Definition(Global(yaml));

        // 238,200 weights, of which 3,000 are not pruned: 235,200 · 0.8 = 188,160, then 150,528, then 120,422.4.
        Assert.That(definition.Pruning!.Scope, Is.EqualTo(Scope.Global));
        Assert.That(definition.Layers.Select(layer => layer.IsPruned), Is.EqualTo([true, false]));
        Assert.That(definition.Schedule.Select(level => level.TotalWeights), Is.EqualTo([238_200, 191_160, 153_528, 123_422]));
        Assert.That(definition.Schedule.Select(level => level.Weights.Length), Is.EqualTo([2, 0, 0, 0]));
    }

    [Test]
    public void A_layer_that_is_not_pruned_keeps_its_weights_at_every_level([Values] bool yaml)
    {
        var definition = Definition(yaml ? Samples.Yaml.With("pruning-fraction: 0.1", "not-pruned:") : Samples.Record.With("PruningFraction(0.1)", "NotPruned"));
        Assert.That(definition.Schedule.Select(level => level.Weights[1]), Is.All.EqualTo(3000));
        Assert.That(definition.Schedule[1].Weights[0], Is.EqualTo(188_160));
    }

    [Test]
    public void A_block_that_is_not_pruned_keeps_its_layers_and_its_shortcut([Values] bool yaml)
    {
        var definition = Definition(yaml
            ? Samples.BlockYaml.With(", pruning-fraction: 0.3", ", not-pruned:")
            : Samples.BlockRecord.With("PruningFraction(0.3)", "NotPruned"));
        var kept = definition.Layers.Where(layer => !layer.IsPruned).Select(layer => layer.Name);
        Assert.That(kept, Is.EquivalentTo(definition.Layers.Select(layer => layer.Name).Where(name => name.StartsWith("Stage2.", StringComparison.Ordinal))));
        for (var l = 0; l < definition.Layers.Length; l++)
            Assert.That(definition.Schedule[2].Weights[l] == definition.Layers[l].Weights, Is.EqualTo(!definition.Layers[l].IsPruned), definition.Layers[l].Name);
    }

    [Test]
    public Task The_schedule_of_layers_that_compete() =>
        Verifier.Verify(GeneratorRun.GeneratedSources(Global(yaml: false))["Sample.Schedule.g.cs"], "txt");

    // Of 235,200 weights 300 filters of 784, of 3,000 10 filters of 300 at their own fraction: 240, 192, 154 (153.6) and 9, 8, 7.
    [Test]
    public void Filters_go_whole_a_fraction_of_those_that_remain_a_round([Values] bool yaml)
    {
        var definition = Definition(yaml
            ? Samples.Yaml.With("rewind-to: 0it", "granularity: filter, criterion: l2")
            : Samples.Record.With("RewindTo = \"0it\"", "Granularity = Granularity.Filter, Criterion = Criterion.L2"));
        Assert.That(definition.Schedule.Select(level => level.Units), Is.EqualTo(new int[][] { [300, 10], [240, 9], [192, 8], [154, 7] }));
        Assert.That(definition.Schedule.Select(level => level.Weights), Is.EqualTo(new int[][] { [235_200, 3_000], [188_160, 2_700], [150_528, 2_400], [120_736, 2_100] }));
    }

    // Conv1 3 channels of 16 · 9 weights, Conv2 32 filters of 16 · 25; Fc1 32,768 single weights; Output 10 filters of 64, at their own fractions.
    [Test]
    public void Layers_are_pruned_as_they_say_themselves([Values] bool yaml)
    {
        var definition = Definition(yaml
            ? Samples.ImageYaml.With("conv: 16", "prune: { granularity: channel, criterion: l1 }, conv: 16").With("pruning-fraction: 0.15", "prune: { granularity: filter, criterion: l-minus-infinity }, pruning-fraction: 0.15").With("pruning-fraction: 0.1 ", "prune: { granularity: filter, criterion: random }, pruning-fraction: 0.1 ")
            : Samples.ImageRecord.With("Conv(16)", "Prune(Granularity.Channel, Criterion.L1), Conv(16)").With("PruningFraction(0.15)", "Prune(Granularity.Filter, Criterion.LMinusInfinity), PruningFraction(0.15)").With("PruningFraction(0.1)", "Prune(Granularity.Filter, Criterion.Random), PruningFraction(0.1)"));
        Assert.That(definition.Layers.Select(layer => layer.Pruning), Is.EqualTo(new[]
        {
            new LayerPruning(Granularity.Channel, Criterion.L1), new LayerPruning(Granularity.Filter, Criterion.LMinusInfinity), null, new LayerPruning(Granularity.Filter, Criterion.Random),
        }));
        Assert.That(definition.Schedule[1].Weights, Is.EqualTo([2 * 144, 27 * 400, 26_214, 9 * 64]));
        Assert.That(definition.Schedule[1].Units, Is.EqualTo([16, 27, 64, 9]));
    }

    [Test]
    public Task The_schedule_of_filters() =>
        Verifier.Verify(GeneratorRun.GeneratedSources(Samples.ImageRecord.With("PruningFraction(0.15)", "Prune(Granularity.Filter, Criterion.L2)"))["Sample.Schedule.g.cs"], "txt");

    private static TestFile Global(bool yaml) => yaml
        ? Samples.Yaml.With("rewind-to: 0it", "scope: global").With("pruning-fraction: 0.1", "not-pruned:")
        : Samples.Record.With("RewindTo = \"0it\"", "Scope = Scope.Global").With("PruningFraction(0.1)", "NotPruned");

    private static ExperimentDefinition Definition(TestFile file) => CompiledExperiments.Of(file).Definitions.Single();
}
