using Microsoft.CodeAnalysis;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests;

public sealed class RosterTests
{
    private static readonly TestFile Other = new("folder/Other.cs", Samples.Record.Text.Replace("namespace Tests", "namespace Tests.Other", StringComparison.Ordinal));

    [Test]
    public void Two_records_of_one_name_in_two_namespaces_are_a_duplicate()
    {
        AssertOneDuplicate("folder/Other.cs", "but Sample.cs declares it too", Samples.Record, Other);
    }

    [Test]
    public void A_YAML_file_of_a_records_name_is_a_duplicate()
    {
        AssertOneDuplicate("folder/sample.ticket.yaml", "but Sample.cs declares it too", Samples.Yaml, Samples.Record);
    }

    [Test]
    public void Two_YAML_files_of_one_name_are_a_duplicate()
    {
        AssertOneDuplicate("twin.ticket.yaml", "but sample.ticket.yaml declares it too", Samples.Yaml, Samples.Yaml with { Path = "twin.ticket.yaml" });
    }

    [Test]
    public void Names_that_differ_by_case_alone_are_a_duplicate()
    {
        AssertOneDuplicate("twin.ticket.yaml", "Experiment name 'SAMPLE'", Samples.Yaml, Samples.Yaml.With("experiment: Sample", "experiment: SAMPLE") with { Path = "twin.ticket.yaml" });
    }

    [Test]
    public void An_attribute_on_both_parts_of_a_record_is_the_compilers_error_alone()
    {
        var part = new TestFile("Part.cs", "using TicketDsl;\nnamespace Tests;\n[Experiment(Dataset.Mnist)]\npublic partial record Sample;\n");
        var run = GeneratorRun.Of(Samples.Record, part);
        Assert.That(run.Diagnostics, Is.Empty);
        Assert.That(run.CompilerDiagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["CS0579"]));
    }

    [Test]
    public void The_registry_stands_in_the_root_namespace()
    {
        Assert.That(GeneratorRun.Of(Samples.Yaml).Sources["Experiments.g.cs"], Does.Contain("namespace Tests;").And.Contain("global::Tests.Sample.Definition,"));
    }

    [Test]
    public void A_project_without_experiments_gets_no_registry()
    {
        Assert.That(GeneratorRun.Of(new TestFile("Program.cs", "class Program;")).Sources, Is.Empty);
    }

    [Test]
    public void A_project_that_does_not_reference_TicketDsl_gets_nothing()
    {
        var compilation = TestCompilation.WithoutTicketDsl([new TestFile("Program.cs", "class Program;").ToTree()]);
        var result = GeneratorRun.Driver(Samples.Yaml).RunGenerators(compilation).GetRunResult();
        Assert.That(result.GeneratedTrees, Is.Empty);
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public void Experiments_in_the_global_namespace_compile()
    {
        var files = new[] { Samples.Record.With("namespace Tests;\n", ""), Samples.Use.With("namespace Tests;\n", "using Tests;\n") };
        var run = GeneratorRun.Of(files);
        Assert.That(run.Diagnostics.Concat(run.CompilerDiagnostics), Is.Empty);
    }

    private static void AssertOneDuplicate(string path, string message, params TestFile[] files)
    {
        var run = GeneratorRun.Of([.. files, Samples.Use]);
        Assert.Multiple(() =>
        {
            Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["TKT104"]));
            Assert.That(run.Diagnostics[0].ToString(), Does.StartWith(path).And.Contain(message));
            Assert.That(run.CompilerDiagnostics, Is.Empty);
        });
    }
}
