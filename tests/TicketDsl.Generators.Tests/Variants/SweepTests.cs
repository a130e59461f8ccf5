using System.Collections.Immutable;
using TicketDsl.Generators.Tests.Harness;
using VerifyNUnit;

namespace TicketDsl.Generators.Tests.Variants;

/// <summary>What a sweep makes of its values.</summary>
public sealed class SweepTests
{
    private static readonly TestFile Rates = VariantFiles.Record("[Sweep(\"Adam.LearningRate\", 2e-4, 1e-7, 1)]", "Rates");

    [Test]
    public void A_point_differs_from_what_is_swept_in_its_value_and_name_alone([Values] bool yaml)
    {
        var file = yaml ? VariantFiles.Yaml("sweep: { optimizer.adam: [ 2e-4, 1e-7, 1 ] }", "Rates") : Rates;
        var compiled = CompiledExperiments.Of(Samples.Record, file);
        var original = compiled.Get<ExperimentDefinition>("Tests.Rates", "Definition");
        var points = compiled.Get<ImmutableArray<ExperimentDefinition>>("Tests.Rates+Points", "All");
        Assert.Multiple(() =>
        {
            Assert.That(points.Select(point => point.Name), Is.EqualTo(["Rates_LearningRate0_0002", "Rates_LearningRate1Em07", "Rates_LearningRate1"]));
            Assert.That(points.Select(point => ((AdamDefinition)point.Optimizer).LearningRate), Is.EqualTo([2e-4, 1e-7, 1.0]));
            foreach (var point in points)
                Assert.That(point with { Name = original.Name, Summary = original.Summary, Sweep = null, Optimizer = original.Optimizer }, Is.EqualTo(original));
            Assert.That(points[0].Summary, Is.EqualTo($"A variant: {(yaml ? "optimizer.adam.learning-rate" : "Adam.LearningRate")} 0.0002."));
            Assert.That((points[0].Sweep, points[0].Seed, points[0].Extends), Is.EqualTo(("Rates", "Sample", "Sample")));
        });
    }

    [Test]
    public void Several_settings_are_a_grid_whose_last_changes_fastest([Values] bool yaml)
    {
        var points = Points("Grid", Samples.Record, yaml
            ? VariantFiles.Yaml("sweep: { training.steps: [ 500it, 2ep ], pruning.iterative.criterion: [ magnitude ], network.*.dropout: [ 0, 0.5 ] }", "Grid")
            : VariantFiles.Record("[Sweep(\"Training.Steps\", \"500it\", \"2ep\")]\n[Sweep(\"IterativePruning.Criterion\", Criterion.Magnitude)]\n[Sweep(\"*.Dropout\", 0, 0.5)]", "Grid"));
        Assert.That(points.Select(point => point.Name), Is.EqualTo(
        [
            "Grid_Steps500it_CriterionMagnitude_Dropout0", "Grid_Steps500it_CriterionMagnitude_Dropout0_5",
            "Grid_Steps2ep_CriterionMagnitude_Dropout0", "Grid_Steps2ep_CriterionMagnitude_Dropout0_5",
        ]));
        Assert.That(points.Select(point => (point.Training.Steps.ToString(), point.Layers[0].Dropout)), Is.EqualTo([("500it", 0), ("500it", 0.5), ("2ep", 0), ("2ep", 0.5)]));
    }

    [Test]
    public void A_swept_width_changes_the_points_network_and_schedule([Values] bool yaml)
    {
        var points = Points("Widths", Samples.Record, yaml
            ? VariantFiles.Yaml("sweep: { network.Hidden.linear: [ 100, 300 ] }", "Widths")
            : VariantFiles.Record("[Sweep(\"Hidden.Units\", 100, 300)]", "Widths"));
        var hundred = VariantFiles.Definition("Variant", Samples.Record, VariantFiles.Record("[Set(\"Hidden.Units\", 100)]"));
        Assert.Multiple(() =>
        {
            Assert.That(points.Select(point => point.Name), Is.EqualTo(["Widths_HiddenUnits100", "Widths_HiddenUnits300"]));
            Assert.That(points[0].Layers, Is.EqualTo(hundred.Layers));
            Assert.That(points[0].Schedule.Select(level => string.Join(",", level.Weights)), Is.EqualTo(hundred.Schedule.Select(level => string.Join(",", level.Weights))));
            Assert.That(points[1].Schedule[0].Weights, Is.EqualTo([235_200, 3_000]));
        });
    }

    [Test]
    public void A_point_whose_layers_compete_has_the_schedules_sums([Values] bool yaml)
    {
        var points = Points("Ratios", Samples.Record, yaml
            ? VariantFiles.Yaml("pruning: { random: { densities: [ 0.5, 0.2 ] } }\nsweep: { pruning.random.ratio: [ uniform, snip-ratio ] }", "Ratios")
            : VariantFiles.Record("[RandomPruning(Densities = [0.5, 0.2])]\n[Sweep(\"RandomPruning.Ratio\", RatioRule.Uniform, RatioRule.SnipRatio)]", "Ratios"));
        var competing = VariantFiles.Definition("Variant", Samples.Record, VariantFiles.Record("[RandomPruning(Densities = [0.5, 0.2], Ratio = RatioRule.SnipRatio)]"));
        Assert.That(points[1].Schedule, Is.EqualTo(competing.Schedule));
        Assert.That(points[1].Schedule[1].TotalWeights, Is.GreaterThan(0));
    }

    [Test]
    public void A_sweep_of_blocks_of_other_widths_compiles([Values] bool yaml)
    {
        var points = Points("Widths", yaml ? Samples.BlockYaml : Samples.BlockRecord, yaml
            ? VariantFiles.Yaml("sweep: { network.Stage2.channels: [ 8, 32 ], network.Stage2.repeat: [ 1, 2 ] }", "Widths")
            : VariantFiles.Record("[Sweep(\"Stage2.Channels\", 8, 32)]\n[Sweep(\"Stage2.Repeat\", 1, 2)]", "Widths"));
        Assert.That(points.Select(point => point.Layers.Length), Is.EqualTo([10, 12, 10, 12]));
        Assert.That(points.Select(point => point.Layers.Single(layer => layer.Name == "Stage2.Block1.Conv1" || layer.Name == "Stage2.Conv1").Units), Is.EqualTo([8, 8, 32, 32]));
    }

    [Test]
    public void An_experiment_that_extends_nothing_can_be_swept([Values] bool yaml)
    {
        var file = yaml
            ? Samples.Yaml.With("replicates: 5", "replicates: 5\nsweep: { training.batch: [ 10, 20 ] }")
            : Samples.Record.With("[Training(", "[Sweep(\"Training.BatchSize\", 10, 20)]\n[Training(");
        var compiled = CompiledExperiments.Of(file);
        Assert.That(compiled.Definitions.Select(definition => definition.Name), Is.EqualTo(["Sample_BatchSize10", "Sample_BatchSize20"]));
        Assert.That(compiled.Definitions.Select(definition => definition.Seed), Has.All.EqualTo("Sample"));
    }

    [Test]
    public void A_swept_seed_is_each_points_own([Values] bool yaml)
    {
        var points = Points("Seeds", Samples.Record, yaml ? VariantFiles.Yaml("sweep: { seed: [ a, b ] }", "Seeds") : VariantFiles.Record("[Sweep(\"Experiment.Seed\", \"a\", \"b\")]", "Seeds"));
        Assert.That(points.Select(point => point.Seed), Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void Points_are_listed_at_the_name_of_their_sweep_which_is_not()
    {
        var names = CompiledExperiments.Of(Samples.Record, Rates, VariantFiles.Record("[Adam(0.1)]", "RatesTwo")).Definitions.Select(definition => definition.Name);
        Assert.That(names, Is.EqualTo(["Rates_LearningRate0_0002", "Rates_LearningRate1Em07", "Rates_LearningRate1", "RatesTwo", "Sample"]));
    }

    [Test]
    public void A_point_can_be_used_by_its_name_be_the_sweep_sound_or_not([Values] bool sound)
    {
        var use = new TestFile("PointUse.cs", "using TicketDsl;\nnamespace Tests;\ninternal static class PointUse { public static ExperimentDefinition Rate => Rates.Points.LearningRate0_0002; public static int Count => Rates.Points.All.Length; }\n");
        var run = GeneratorRun.Of(Samples.Record, sound ? Rates : Rates.With("1)]", "-1)]"), use);
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(sound ? [] : new[] { "TKT309" }));
        Assert.That(run.CompilerDiagnostics, Is.Empty);
        Assert.That(run.Sources["Experiments.g.cs"].Contains("Rates", StringComparison.Ordinal), Is.EqualTo(sound));
    }

    [Test]
    public void A_mistake_that_only_a_value_makes_is_told_at_the_value()
    {
        // Of 40 units weights to the outputs are gone at level 6, of 300 they are not.
        var run = GeneratorRun.Of(Samples.Record, VariantFiles.Record("[IterativePruning(Fraction = 0.6, Rounds = 6)]\n[Set(\"Output.PruningFraction\", 0.6)]\n[Sweep(\"Hidden.Units\", 300, 2)]"));
        Assert.That(run.Diagnostics.Select(diagnostic => (diagnostic.Id, run.Before.SyntaxTrees.Last().GetText().ToString(diagnostic.Location.SourceSpan))), Is.EqualTo([("TKT329", "2")]));
    }

    [Test]
    public void The_name_of_a_point_is_an_experiments_name()
    {
        var taken = VariantFiles.Record("[Adam(0.1)]", "Rates_LearningRate1");
        var run = GeneratorRun.Of(Samples.Record, Rates, taken);
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.ToString()), Has.One.Items.And.All.Contains("TKT104").And.All.Contains("'Rates_LearningRate1'"));
    }

    [Test]
    public void Ten_thousand_points_are_taken()
    {
        var values = string.Join(", ", Enumerable.Range(1, 100));
        var result = GeneratorRun.UntrackedDriver(Samples.Yaml, VariantFiles.Yaml($"sweep: {{ training.batch: [ {values} ], replicates: [ {values} ] }}", "Many"))
            .RunGenerators(GeneratorRun.Compile()).GetRunResult();
        Assert.That(result.Diagnostics, Is.Empty);
        var text = result.Results.Single().GeneratedSources.Single(source => source.HintName == "Many.Points.g.cs").SourceText;
        Assert.That(text.Lines, Has.Count.InRange(80_000, 120_000));
    }

    [Test]
    public Task Of_points() => Verifier.Verify(
        GeneratorRun.GeneratedSources(Samples.Record, VariantFiles.Record("[Sweep(\"Adam.LearningRate\", 2e-4, 1e-3)]\n[Sweep(\"Hidden.Units\", 100, 300)]", "Rates"))["Rates.Points.g.cs"], "txt");

    [Test]
    public Task Of_a_variants_layers() => Verifier.Verify(GeneratorRun.GeneratedSources(Samples.Record, Rates)["Rates.Declaration.g.cs"], "txt");

    private static ImmutableArray<ExperimentDefinition> Points(string name, params TestFile[] files)
    {
        var run = GeneratorRun.Of(files);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics).Select(diagnostic => diagnostic.ToString()), Is.Empty);
        return CompiledExperiments.Of(files).Get<ImmutableArray<ExperimentDefinition>>($"Tests.{name}+Points", "All");
    }
}
