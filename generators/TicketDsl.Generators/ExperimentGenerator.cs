using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.CSharp;
using TicketDsl.Generators.Emit;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Validation;
using TicketDsl.Generators.Yaml;

namespace TicketDsl.Generators;

/// <summary>
/// Writes the typed half of every declared experiment and reports what is wrong with it. Declarations are parsed and
/// validated one by one; only names are looked at together. Nothing past the parsers holds syntax or symbols.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ExperimentGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var knowsTicketDsl = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("TicketDsl.ExperimentDefinition") is not null)
            .WithTrackingName(StepNames.Reference);
        var knowsTorch = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("TicketDsl.Torch.Layers.TorchNetwork") is not null
                && compilation.GetTypeByMetadataName("TorchSharp.torch") is not null)
            .WithTrackingName(StepNames.TorchReference);
        var rootNamespace = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var name) ? NamespaceName.Repair(name) : "")
            .WithTrackingName(StepNames.RootNamespace);

        var records = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "TicketDsl.ExperimentAttribute",
                static (node, _) => node is RecordDeclarationSyntax or ClassDeclarationSyntax,
                static (found, cancellation) => RecordParser.Parse((INamedTypeSymbol)found.TargetSymbol, (TypeDeclarationSyntax)found.TargetNode, cancellation))
            .WithTrackingName(StepNames.Records);
        var blocks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "TicketDsl.BlockAttribute",
                static (node, _) => node is RecordDeclarationSyntax or ClassDeclarationSyntax,
                static (found, cancellation) => BlockParser.Parse((INamedTypeSymbol)found.TargetSymbol, cancellation))
            .WithTrackingName(StepNames.Blocks);
        var files = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(YamlParser.FileSuffix, StringComparison.OrdinalIgnoreCase))
            .Combine(rootNamespace.Combine(knowsTicketDsl))
            .Where(static pair => pair.Right.Right)
            .Select(static (pair, cancellation) => YamlParser.Parse(pair.Left.Path, pair.Left.GetText(cancellation), pair.Right.Left, cancellation))
            .WithTrackingName(StepNames.YamlFiles);

        var validatedRecords = Validate(records);
        var validatedFiles = Validate(files);

        // The one step that sees all experiments: a name is one experiment's.
        var roster = Experiments(validatedRecords).Collect().Combine(Experiments(validatedFiles).Collect())
            .Select(static (all, _) => Roster.Of(all.Left.AddRange(all.Right)))
            .WithTrackingName(StepNames.Roster);
        var experiments = roster
            .SelectMany(static (roster, _) => roster.Experiments)
            .WithTrackingName(StepNames.Experiments);
        context.RegisterSourceOutput(experiments, static (output, experiment) =>
        {
            foreach (var file in ExperimentEmitter.Emit(experiment)) Add(output, file);
        });

        var modules = experiments.Combine(knowsTorch)
            .Where(static pair => pair.Right && !pair.Left.IsStub)
            .Select(static (pair, _) => pair.Left)
            .WithTrackingName(StepNames.TorchModules);
        context.RegisterSourceOutput(modules, static (output, experiment) => Add(output, TorchEmitter.Emit(experiment)));

        var declared = validatedRecords.Collect().Combine(validatedFiles.Collect())
            .Select(static (all, _) => all.Left.Length + all.Right.Length > 0)
            .WithTrackingName(StepNames.AnyDeclared);
        var registry = roster.Combine(rootNamespace).Combine(declared)
            .SelectMany(static (all, _) => all.Right && all.Left.Left.ToRegistry(all.Left.Right) is { } registry ? [registry] : ImmutableArray<Registry>.Empty)
            .WithTrackingName(StepNames.Registry);
        context.RegisterSourceOutput(registry, static (output, registry) => Add(output, RegistryEmitter.Emit(registry)));

        ReportDiagnostics(context, blocks.Select(static (block, _) => BlockValidator.Validate(block)).WithTrackingName(StepNames.ValidatedBlocks));
        ReportDiagnostics(context, validatedRecords.Select(static (validated, _) => validated.Diagnostics));
        ReportDiagnostics(context, validatedFiles.Select(static (validated, _) => validated.Diagnostics));
        ReportDiagnostics(context, roster.SelectMany(static (roster, _) => ImmutableArray.Create(roster.Duplicates)));
    }

    private static IncrementalValuesProvider<ValidatedDeclaration> Validate(IncrementalValuesProvider<Declaration> declarations) =>
        declarations
            .Select(static (declaration, _) => ExperimentValidator.Validate(declaration))
            .WithTrackingName(StepNames.Validated);

    private static IncrementalValuesProvider<RosterEntry> Experiments(IncrementalValuesProvider<ValidatedDeclaration> validated) =>
        validated
            .Where(static validated => validated.Experiment is not null)
            .Select(static (validated, _) => new RosterEntry(validated.Experiment!, validated.Place!))
            .WithTrackingName(StepNames.RosterEntries);

    /// <summary>
    /// Reports what is wrong. The compilation comes in only here, where there is something to report and a place in
    /// one of its trees obeys <c>#pragma warning</c>; a sound project never runs this.
    /// </summary>
    private static void ReportDiagnostics(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<DiagnosticSpec>> diagnostics)
    {
        var found = diagnostics.Where(static found => found.Count > 0).WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(found.Combine(context.CompilationProvider), static (output, pair) =>
        {
            foreach (var diagnostic in pair.Left) output.ReportDiagnostic(diagnostic.ToDiagnostic(pair.Right));
        });
    }

    private static void Add(SourceProductionContext output, SourceFile file) =>
        output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
}
