using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TicketDsl.Generators.CSharp;
using TicketDsl.Generators.Emit;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Validation;
using TicketDsl.Generators.Variants;
using TicketDsl.Generators.Yaml;

namespace TicketDsl.Generators;

/// <summary>
/// Writes the typed half of every declared experiment and reports what is wrong with it. Declarations are parsed and
/// validated one by one, variants each with its base; only names are looked at together. Nothing past the parsers holds syntax or symbols.
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

        var declaredRecords = context.CompilationProvider
            .SelectMany(static (compilation, cancellation) => RecordMemo.ReadAll(compilation, cancellation))
            .WithTrackingName(StepNames.DeclaredRecords);
        var records = declaredRecords
            .Where(static declared => declared.Experiment is not null)
            .Select(static (declared, _) => declared.Experiment!)
            .WithTrackingName(StepNames.Records);
        var blocks = declaredRecords
            .Where(static declared => declared.Block is not null)
            .Select(static (declared, _) => declared.Block!)
            .WithTrackingName(StepNames.Blocks);
        var recordTables = declaredRecords
            .Where(static declared => declared.Table is not null)
            .Select(static (declared, _) => declared.Table!)
            .WithTrackingName(StepNames.Tables);
        var parsedFiles = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(YamlParser.FileSuffix, StringComparison.OrdinalIgnoreCase))
            .Combine(rootNamespace.Combine(knowsTicketDsl))
            .Where(static pair => pair.Right.Right)
            .Select(static (pair, cancellation) => YamlParser.Parse(pair.Left.Path, pair.Left.GetText(cancellation), pair.Right.Left, cancellation))
            .WithTrackingName(StepNames.YamlFiles);
        var files = parsedFiles.Where(static file => file.Experiment is not null).Select(static (file, _) => file.Experiment!);
        var fileTables = parsedFiles.Where(static file => file.Table is not null).Select(static (file, _) => file.Table!).WithTrackingName(StepNames.Tables);

        // Only variants look at other declarations, and only at what these say, wherever they stand.
        var index = Together([Bases(records), Bases(files)])
            .Select(static (all, _) => DeclarationIndex.Of(all))
            .WithTrackingName(StepNames.Index);
        IncrementalValuesProvider<ValidatedDeclaration>[] validated =
        [
            Validate(records.Where(static declaration => !IsVariant(declaration))),
            Validate(records.Where(IsVariant), index),
            Validate(files.Where(static declaration => !IsVariant(declaration))),
            Validate(files.Where(IsVariant), index),
        ];

        // The one step that sees all experiments: a name is one experiment's.
        var roster = Together(validated.Select(Experiments))
            .Select(static (all, _) => Roster.Of(all))
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

        // Tables look at all experiments, but at little of each.
        var facts = roster.Select(static (roster, _) => ExperimentFacts.Of(roster)).WithTrackingName(StepNames.Facts);
        IncrementalValuesProvider<ValidatedTable>[] validatedTables = [Validate(recordTables, facts), Validate(fileTables, facts)];
        var tables = Together(validatedTables)
            .Select(static (all, _) => TableRoster.Of(all))
            .WithTrackingName(StepNames.TableRoster);
        context.RegisterSourceOutput(tables.SelectMany(static (tables, _) => tables.Tables), static (output, table) => Add(output, TableEmitter.Emit(table)));

        var declared = Together(validated)
            .Select(static (all, _) => all.Length > 0)
            .WithTrackingName(StepNames.AnyDeclared);
        var registry = roster.Combine(tables).Combine(rootNamespace).Combine(declared)
            .SelectMany(static (all, _) => all.Right && all.Left.Left.Left.ToRegistry(all.Left.Right, all.Left.Left.Right) is { } registry ? [registry] : ImmutableArray<Registry>.Empty)
            .WithTrackingName(StepNames.Registry);
        context.RegisterSourceOutput(registry, static (output, registry) => Add(output, RegistryEmitter.Emit(registry)));

        ReportDiagnostics(context, blocks.Select(static (block, _) => BlockValidator.Validate(block)).WithTrackingName(StepNames.ValidatedBlocks));
        foreach (var declarations in validated) ReportDiagnostics(context, declarations.Select(static (declaration, _) => declaration.Diagnostics));
        ReportDiagnostics(context, roster.SelectMany(static (roster, _) => ImmutableArray.Create(roster.Duplicates)));
        foreach (var those in validatedTables) ReportDiagnostics(context, those.Select(static (table, _) => table.Diagnostics));
        ReportDiagnostics(context, tables.SelectMany(static (tables, _) => ImmutableArray.Create(tables.Duplicates)));
    }

    private static IncrementalValuesProvider<ValidatedDeclaration> Validate(IncrementalValuesProvider<Declaration> declarations) =>
        declarations
            .Select(static (declaration, _) => VariantValidator.Validate(declaration))
            .WithTrackingName(StepNames.Validated);

    /// <summary>Variants, each with its base before it is validated.</summary>
    private static IncrementalValuesProvider<ValidatedDeclaration> Validate(
        IncrementalValuesProvider<Declaration> variants, IncrementalValueProvider<DeclarationIndex> index) =>
        Validate(variants.Combine(index).Select(static (pair, _) => pair.Right.Resolve(pair.Left)).WithTrackingName(StepNames.Variants));

    private static IncrementalValuesProvider<ValidatedTable> Validate(
        IncrementalValuesProvider<TableDeclaration> tables, IncrementalValueProvider<EquatableArray<ExperimentFacts>> facts) => tables
        .Combine(facts)
        .Select(static (pair, _) => TableValidator.Validate(pair.Left, pair.Right))
        .WithTrackingName(StepNames.ValidatedTables);

    /// <summary>What several providers give, one after the other.</summary>
    private static IncrementalValueProvider<ImmutableArray<T>> Together<T>(IEnumerable<IncrementalValuesProvider<T>> providers) => providers
        .Select(static provider => provider.Collect())
        .Aggregate(static (all, more) => all.Combine(more).Select(static (pair, _) => pair.Left.AddRange(pair.Right)));

    private static IncrementalValuesProvider<Declaration> Bases(IncrementalValuesProvider<Declaration> declarations) =>
        declarations
            .Where(static declaration => declaration.Spec is not null)
            .Select(static (declaration, _) => DeclarationIndex.Entry(declaration))
            .WithTrackingName(StepNames.Bases);

    private static bool IsVariant(Declaration declaration) => declaration.Spec?.Extends is not null;

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
