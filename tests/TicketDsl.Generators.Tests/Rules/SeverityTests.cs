extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TicketDsl.Generators.Tests.Harness;
using Catalogue = generator::TicketDsl.Generators.Diagnostics.RuleCatalogue;

namespace TicketDsl.Generators.Tests.Rules;

/// <summary>What can be said to the compiler about a warning is obeyed, in both front ends as far as the compiler can.</summary>
public sealed class SeverityTests
{
    private const string Warning = "TKT332";

    private static readonly TestFile Record = Samples.Record
        .With("Fraction = 0.2", "Fraction = 0.0000001").With("PruningFraction(0.1)", "PruningFraction(0.00001)");

    private static readonly TestFile Yaml = Samples.Yaml
        .With("fraction: 0.2", "fraction: 0.0000001").With("pruning-fraction: 0.1", "pruning-fraction: 0.00001");

    [Test]
    public void A_warning_is_a_warning_where_nothing_is_said([Values] bool yaml)
    {
        Assert.That(Reported(yaml ? Yaml : Record), Is.EqualTo([DiagnosticSeverity.Warning]));
    }

    [Test]
    public void A_pragma_before_the_record_silences_it()
    {
        Assert.That(Reported(Record.With("/// <summary>", "#pragma warning disable TKT332\n/// <summary>")), Is.Empty);
    }

    [Test]
    public void A_pragma_that_is_restored_before_the_record_does_not_silence_it()
    {
        var file = Record.With("/// <summary>", "#pragma warning disable TKT332\n#pragma warning restore TKT332\n/// <summary>");
        Assert.That(Reported(file), Is.EqualTo([DiagnosticSeverity.Warning]));
    }

    [Test]
    public void NoWarn_silences_it([Values] bool yaml)
    {
        Assert.That(Reported(yaml ? Yaml : Record, options => options.WithSpecificDiagnosticOptions([new(Warning, ReportDiagnostic.Suppress)])), Is.Empty);
    }

    [Test]
    public void WarningsAsErrors_makes_it_an_error([Values] bool yaml)
    {
        var reported = Reported(yaml ? Yaml : Record, options => options.WithSpecificDiagnosticOptions([new(Warning, ReportDiagnostic.Error)]));
        Assert.That(reported, Is.EqualTo([DiagnosticSeverity.Error]));
    }

    [Test]
    public void TreatWarningsAsErrors_makes_it_an_error([Values] bool yaml)
    {
        Assert.That(Reported(yaml ? Yaml : Record, options => options.WithGeneralDiagnosticOption(ReportDiagnostic.Error)), Is.EqualTo([DiagnosticSeverity.Error]));
    }

    [Test]
    public void A_global_configuration_silences_it([Values] bool yaml)
    {
        Assert.That(Reported(yaml ? Yaml : Record, Configured(inEverything: ReportDiagnostic.Suppress)), Is.Empty);
    }

    [Test]
    public void A_global_configuration_makes_it_an_error([Values] bool yaml)
    {
        Assert.That(Reported(yaml ? Yaml : Record, Configured(inEverything: ReportDiagnostic.Error)), Is.EqualTo([DiagnosticSeverity.Error]));
    }

    [Test]
    public void An_editorconfig_silences_it_in_a_record()
    {
        Assert.That(Reported(Record, Configured(inFiles: ReportDiagnostic.Suppress)), Is.Empty);
    }

    [Test]
    public void An_editorconfig_makes_it_an_error_in_a_record()
    {
        Assert.That(Reported(Record, Configured(inFiles: ReportDiagnostic.Error)), Is.EqualTo([DiagnosticSeverity.Error]));
    }

    [Test]
    public void An_editorconfig_is_only_for_C_sharp_files_and_so_not_obeyed_in_YAML()
    {
        Assert.That(Reported(Yaml, Configured(inFiles: ReportDiagnostic.Error)), Is.EqualTo([DiagnosticSeverity.Warning]));
    }

    [TestCaseSource(nameof(NoErrors))]
    public void All_that_is_no_error_obeys_a_pragma_and_NoWarn(RuleCase mistake)
    {
        Assert.That(Found(mistake.File, ReportDiagnostic.Default), Is.EqualTo([false]));
        Assert.That(Found(mistake.File, ReportDiagnostic.Suppress), Is.Empty);
        if (mistake.File.IsCSharp)
            Assert.That(Found(mistake.File with { Text = $"#pragma warning disable {mistake.Id}\n" + mistake.File.Text }, ReportDiagnostic.Default), Is.EqualTo([true]));

        IEnumerable<bool> Found(TestFile file, ReportDiagnostic said)
        {
            var compilation = GeneratorRun.Compile(file, Samples.Use);
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new(mistake.Id, said)]));
            GeneratorRun.Driver(file).RunGeneratorsAndUpdateCompilation(compilation, out _, out var diagnostics);
            return diagnostics.Select(diagnostic => diagnostic.IsSuppressed);
        }
    }

    private static IEnumerable<TestCaseData> NoErrors() => RecordRuleTests.Mistakes().Concat(YamlRuleTests.Mistakes())
        .Where(mistake => Catalogue.Of(((RuleCase)mistake.Arguments[0]!).Id).DefaultSeverity != DiagnosticSeverity.Error);

    [Test]
    public void An_error_can_not_be_silenced([Values] bool yaml, [Values] bool byPragma)
    {
        // A broken experiment that nobody hears of would simply be missing from the registry.
        var file = yaml ? Samples.Yaml.With("fraction: 0.2", "fraction: 20") : Samples.Record.With("Fraction = 0.2", "Fraction = 20");
        if (byPragma && !yaml) file = file.With("/// <summary>", "#pragma warning disable TKT321\n/// <summary>");
        var compilation = GeneratorRun.Compile(file, Samples.Use);
        if (!byPragma) compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("TKT321", ReportDiagnostic.Suppress)]));
        GeneratorRun.Driver(file).RunGeneratorsAndUpdateCompilation(compilation, out _, out var diagnostics);
        Assert.That(diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).Select(diagnostic => (diagnostic.Id, diagnostic.Severity)), Is.EqualTo([("TKT321", DiagnosticSeverity.Error)]));
    }

    /// <summary>The severities that a build reports.</summary>
    private static IEnumerable<DiagnosticSeverity> Reported(TestFile file, Func<CSharpCompilationOptions, CSharpCompilationOptions>? with = null)
    {
        var compilation = GeneratorRun.Compile(file, Samples.Use);
        compilation = compilation.WithOptions(with?.Invoke(compilation.Options) ?? compilation.Options);
        GeneratorRun.Driver(file).RunGeneratorsAndUpdateCompilation(compilation, out _, out var diagnostics);
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Id), Has.All.EqualTo(Warning));
        return diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).Select(diagnostic => diagnostic.Severity);
    }

    private static Func<CSharpCompilationOptions, CSharpCompilationOptions> Configured(ReportDiagnostic? inFiles = null, ReportDiagnostic? inEverything = null) =>
        options => options.WithSyntaxTreeOptionsProvider(new Configuration(inFiles, inEverything));

    /// <summary>The warning's severity as configuration files state it.</summary>
    /// <param name="inFiles">In sections of an <c>.editorconfig</c>, which the compiler reads for C# files.</param>
    /// <param name="inEverything">In a <c>.globalconfig</c>.</param>
    private sealed class Configuration(ReportDiagnostic? inFiles, ReportDiagnostic? inEverything) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            TryGet(inFiles, diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            TryGet(inEverything, diagnosticId, out severity);

        private static bool TryGet(ReportDiagnostic? stated, string diagnosticId, out ReportDiagnostic severity)
        {
            severity = stated ?? ReportDiagnostic.Default;
            return stated is not null && diagnosticId == Warning;
        }
    }
}
