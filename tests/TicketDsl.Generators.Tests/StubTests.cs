extern alias generator;

using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests;

public sealed class StubTests
{
    [Test]
    public void A_sound_experiment_and_uses_of_its_members_give_nothing([Values] bool yaml)
    {
        Assert.That(Errors(yaml ? Samples.Yaml : Samples.Record, Samples.Use, LayerUse), Is.Empty);
    }

    [Test]
    public void A_bad_number_leaves_the_members_of_every_layer_and_level([Values] bool yaml)
    {
        var file = yaml ? Samples.Yaml.With("rewind-to: 0it", "rewind-to: 9ep") : Samples.Record.With("\"0it\"", "\"9ep\"");
        Assert.That(Errors(file, Samples.Use, LayerUse), Is.EqualTo(["TKT328"]));
    }

    [Test]
    public void An_experiment_with_errors_is_not_in_the_registry([Values] bool yaml)
    {
        var file = yaml ? Samples.Yaml.With("rounds: 3", "rounds: 0") : Samples.Record.With("Rounds = 3", "Rounds = 0");
        Assert.That(GeneratorRun.Of(file).Sources["Experiments.g.cs"], Does.Not.Contain("Sample"));
    }

    [TestCase("[Linear(300), Relu]", "[Linear(\"many\"), Relu]", TestName = "An_argument_of_the_wrong_type_is_the_compilers_error_alone")]
    [TestCase("[Linear(300), Relu]", "[Linear, Relu]", TestName = "A_missing_argument_is_the_compilers_error_alone")]
    [TestCase("Fraction = 0.2", "Fractio = 0.2", TestName = "An_unknown_argument_is_the_compilers_error_alone")]
    [TestCase("Fraction = 0.2", "Fraction = \"0.2\"", TestName = "A_named_argument_of_the_wrong_type_is_the_compilers_error_alone")]
    [TestCase("\"5000it\"", "Steps()", TestName = "An_argument_that_is_no_constant_is_the_compilers_error_alone")]
    [TestCase("Dataset.Mnist", "Dataset.Mnits", TestName = "A_misspelt_word_is_the_compilers_error_alone")]
    [TestCase("[Adam(", "[Adamm(", TestName = "A_misspelt_attribute_is_the_compilers_error_alone")]
    [TestCase("[Linear(300)", "[Lineer(300)", TestName = "A_misspelt_attribute_of_a_layer_is_the_compilers_error_alone")]
    [TestCase("[Training(", "[TicketDsl.Trainin(", TestName = "A_misspelt_attribute_with_its_namespace_is_the_compilers_error_alone")]
    [TestCase("Layer Hidden", "Layr Hidden", TestName = "A_misspelt_type_is_the_compilers_error_alone")]
    [TestCase("Layer Hidden", "Layer Output", TestName = "A_parameter_name_twice_is_the_compilers_error_alone")]
    [TestCase("Layer Hidden", "Layer Sample", TestName = "A_parameter_of_the_records_name_is_the_compilers_error_alone")]
    [TestCase("Layer Hidden", "Layer Clone", TestName = "A_parameter_that_records_refuse_is_the_compilers_error_alone")]
    [TestCase("Layer Hidden", "Layer ToString", TestName = "A_parameter_of_an_objects_member_is_the_compilers_error_alone")]
    public void What_the_compiler_refuses_is_not_reported_again(string piece, string replacement)
    {
        var run = GeneratorRun.Of(Samples.Record.With(piece, replacement), Samples.Use);
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.Empty);
        var files = run.CompilerDiagnostics.Select(diagnostic => diagnostic.Location.SourceTree!.FilePath).Distinct();
        Assert.That(files, Is.EqualTo(["folder/Sample.cs"]), string.Join("\n", run.CompilerDiagnostics));
    }

    [Test]
    public void An_attribute_of_quite_another_name_that_is_not_known_yet_leaves_the_experiment_as_it_is()
    {
        var run = GeneratorRun.Of(Samples.Record.With("[Adam(", "[Madeup]\n[Adam("), Samples.Use);
        Assert.That(run.Sources["Experiments.g.cs"], Does.Contain("Sample.Definition"));
    }

    [Test]
    public void A_misspelt_attribute_is_held_against_all_of_ours() => Assert.That(
        generator::TicketDsl.Generators.CSharp.MisspeltAttributes.Known,
        Is.EqualTo(typeof(ExperimentDefinition).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute))).Select(type => type.Name[..^"Attribute".Length]).Order(StringComparer.Ordinal)));

    private static readonly TestFile LayerUse = new("LayerUse.cs", """
        using TicketDsl;

        namespace Tests;

        internal static class LayerUse
        {
            public static object[] Everything(ExperimentResult result, float[] values) =>
            [
                Sample.Layers.Hidden.Inputs, Sample.Layers.Output.Units, Sample.Layers.Output.Weights,
                Sample.Network.Hidden, Sample.Masks.Dense.Hidden.Density, Sample.Masks.Dense.Overlap(Sample.Masks.Dense),
                Sample.Schedule.Level3.Hidden, Sample.Schedule.Level1.Output, new Sample.Weights(values).Output[0, 0],
                new Sample.Results(result)[0][2].Masks.Output.Count, new Sample.Results(result).Replicate(0).Level(1).Branches[0].Masks.Hidden,
            ];
        }
        """.ReplaceLineEndings("\n"));

    private static string[] Errors(params TestFile[] files)
    {
        var run = GeneratorRun.Of(files);
        return [.. run.Diagnostics.Select(diagnostic => diagnostic.Id), .. run.CompilerDiagnostics.Select(diagnostic => diagnostic.ToString())];
    }
}
