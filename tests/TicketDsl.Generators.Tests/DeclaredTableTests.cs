extern alias generator;

using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Tests.Harness;
using TicketDsl.Generators.Tests.Rules;
using TicketDsl.Generators.Tests.Variants;
using VerifyNUnit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;
using Steps = generator::TicketDsl.Generators.StepNames;

namespace TicketDsl.Generators.Tests;

/// <summary>What a declared table is when it reaches the runtime.</summary>
public sealed class DeclaredTableTests
{
    [Test]
    public void A_table_is_as_declared([Values] bool yaml)
    {
        var (table, sample) = Table(yaml ? TableFiles.Yaml : TableFiles.Record, Samples.Record);
        Assert.Multiple(() =>
        {
            Assert.That((table.Name, table.Study, table.Title, table.Source, table.Protocol), Is.EqualTo(("tickets", "studies", "Tickets & controls", "A paper.", "That of the paper.")));
            Assert.That(table.Rows, Is.EqualTo([new TableRow("ticket", sample), new TableRow("Sample, rearrange", sample, Control.Rearrange)]));
            Assert.That(table.Columns, Is.EqualTo([Column.EarlyStop, Column.InDegree]));
            Assert.That(table.Levels, Is.EqualTo([0, 3]));
            Assert.That((table.Reduced! with { ControlLevels = [] }, table.Reduced.ControlLevels[0]), Is.EqualTo((new ReducedForm(Step.Iterations(500), 2, 3, 1), 2)));
        });
    }

    [Test]
    public void What_is_left_out_of_a_table_is_the_whole_of_it([Values] bool yaml)
    {
        var file = yaml
            ? new TestFile("tickets.ticket.yaml", "table: tickets\nrows: [ Sample ]\ncolumns: [ test-accuracy ]\n")
            : new TestFile("Tickets.cs", "using TicketDsl;\nnamespace Tests;\n[Table(\"tickets\", Columns = [Column.TestAccuracy])]\n[Row(typeof(Sample))]\npublic partial record Tickets;\n");
        var (table, sample) = Table(file, Samples.Record);
        Assert.Multiple(() =>
        {
            Assert.That((table.Name, table.Study, table.Title, table.Source, table.Protocol), Is.EqualTo(("tickets", "tickets", "tickets", "", "")));
            Assert.That(table.Rows, Is.EqualTo([new TableRow("Sample", sample)]));
            Assert.That((table.Levels.Length, table.Reduced), Is.EqualTo((0, (ReducedForm?)null)));
        });
    }

    [Test]
    public void A_sweep_gives_a_row_for_each_of_its_points([Values] bool yaml)
    {
        var sweep = VariantFiles.Yaml("sweep: { optimizer.adam: [ 0.1, 0.2 ] }", "Rates");
        var file = yaml ? TableFiles.Yaml.With("Sample, name: ticket", "Rates, name: rate") : TableFiles.Record.With("typeof(Sample), Name = \"ticket\"", "typeof(Rates), Name = \"rate\"");
        var (table, _) = Table(file, Samples.Record, sweep);
        Assert.That(table.Rows.Select(row => (row.Name, row.Experiment.Optimizer.LearningRate)), Is.EqualTo(
            new[] { ("rate: optimizer.adam.learning-rate 0.1", 0.1), ("rate: optimizer.adam.learning-rate 0.2", 0.2), ("Sample, rearrange", 0.001) }));
    }

    [Test]
    public void A_table_of_an_experiment_with_errors_has_none_of_its_own([Values] bool yaml)
    {
        var run = GeneratorRun.Of(Samples.Record.With("Rounds = 3", "Rounds = 0"), yaml ? TableFiles.Yaml : TableFiles.Record, TableFiles.Use);
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["TKT324"]));
        Assert.That(run.CompilerDiagnostics, Is.Empty);
        Assert.That(run.Sources["Experiments.g.cs"], Does.Contain("Tables { get; } = [];"));
    }

    [Test]
    public void An_edit_of_an_experiment_makes_a_table_anew_only_where_the_table_asks_for_it()
    {
        var compilation = GeneratorRun.Compile(TableFiles.Record);
        var text = Samples.Yaml.ToAdditionalText();
        var driver = GeneratorRun.Driver().AddAdditionalTexts([text]).RunGenerators(compilation);
        Assert.Multiple(() =>
        {
            Assert.That(After(Samples.Yaml.With("fraction: 0.2", "fraction: 0.3")), Is.EqualTo((Unchanged, Cached)));
            Assert.That(After(Samples.Yaml.With("rounds: 3", "rounds: 4")), Is.EqualTo((Modified, Unchanged)));
            Assert.That(After(Samples.Yaml.With("rounds: 3", "rounds: 2")), Is.EqualTo((Modified, Modified)));
        });

        (IncrementalStepRunReason Facts, IncrementalStepRunReason Table) After(TestFile edited)
        {
            var result = driver.ReplaceAdditionalText(text, edited.ToAdditionalText()).RunGenerators(compilation).GetRunResult();
            return (StepReasons.Of(result, Steps.Facts).Single(), StepReasons.Of(result, Steps.ValidatedTables).Single());
        }
    }

    [Test]
    public Task Of_a_table_the_text_is() => Verifier.Verify(GeneratorRun.GeneratedSources(Samples.Record, TableFiles.Yaml)["Tickets.Table.g.cs"], "txt");

    private static (TableDefinition Table, ExperimentDefinition Sample) Table(params TestFile[] files)
    {
        var run = GeneratorRun.Of(files);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics.Where(diagnostic => diagnostic.Id != "CS1591")).Select(diagnostic => diagnostic.ToString()), Is.Empty);
        var compiled = CompiledExperiments.Of(files);
        var table = compiled.Get<System.Collections.Immutable.ImmutableArray<TableDefinition>>("Tests.Experiments", "Tables").Single();
        Assert.That(compiled.Get<TableDefinition>("Tests.Tickets", "Definition"), Is.SameAs(table));
        return (table, compiled.Definitions.Single(experiment => experiment.Name == "Sample"));
    }
}
