using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

/// <summary>When nothing is told of the output layer's fraction; when it is, the rules' own tests say.</summary>
public sealed class OutputFractionTests
{
    private const string Iterative = "IterativePruning(Fraction = 0.2, Rounds = 3, RewindTo = \"0it\")";

    [TestCase("PruningFraction(0.1)", TestName = "An_output_layer_at_half_the_fraction_is_not_told_of")]
    [TestCase("PruningFraction(0.2)", TestName = "An_output_layer_that_states_the_full_fraction_is_not_told_of")]
    [TestCase("PruningFraction(0.3)", TestName = "An_output_layer_at_a_higher_fraction_is_not_told_of")]
    public void An_own_fraction_says_what_is_meant(string own) =>
        Assert.That(GeneratorRun.Of(Samples.Record.With("PruningFraction(0.1)", own)).Diagnostics, Is.Empty);

    [TestCase("OneShotPruning(Fractions = [0.5])", TestName = "One_shot_pruning_is_not_told_of_since_no_layer_may_differ")]
    [TestCase("IterativePruning(Fraction = 0.2, Rounds = 3, Granularity = Granularity.Unit, Criterion = Criterion.Product)", TestName = "Pruning_of_units_is_not_told_of_since_outputs_stay")]
    public void Pruning_without_fractions_of_layers(string pruning) =>
        Assert.That(GeneratorRun.Of(Samples.Record.With(Iterative, pruning).With(", PruningFraction(0.1)", "")).Diagnostics, Is.Empty);

    [Test]
    public void An_only_layer_is_not_told_of()
    {
        var file = Samples.Record.With("\n    [Linear(300), Relu] Layer Hidden,", "").With(", PruningFraction(0.1)", "");
        Assert.That(GeneratorRun.Of(file).Diagnostics, Is.Empty);
    }

    [Test]
    public void It_is_information_and_the_experiment_can_run([Values] bool yaml)
    {
        var run = GeneratorRun.Of(yaml ? Samples.Yaml.With(", pruning-fraction: 0.1", "") : Samples.Record.With(", PruningFraction(0.1)", ""));
        Assert.That(run.Diagnostics.Single().Severity, Is.EqualTo(DiagnosticSeverity.Info));
        Assert.That(run.Sources["Experiments.g.cs"], Does.Contain("Tests.Sample"));
    }

    [Test]
    public void A_warning_is_told_alone()
    {
        var file = Samples.Record.With("Fraction = 0.2", "Fraction = 0.0000001").With(", PruningFraction(0.1)", "");
        Assert.That(GeneratorRun.Of(file).Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["TKT332"]));
    }
}
