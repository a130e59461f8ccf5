using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.CSharp;

/// <summary>Reads a type that declares a table.</summary>
internal static class TableParser
{
    /// <summary>The table that <paramref name="syntax"/> declares.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="syntax">The part of it that has the attribute.</param>
    /// <param name="isExperiment">Whether it declares an experiment too.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static TableDeclaration Parse(INamedTypeSymbol type, TypeDeclarationSyntax syntax, bool isExperiment, CancellationToken cancellation)
    {
        var notes = new DeclarationNotes();
        var attributes = AttributeReader.On(type, cancellation);
        var table = attributes.First(static attribute => attribute.Name == "Table");
        var name = table.Positional<string?>(0);
        notes.Place(DeclarationField.Experiment, name?.Location ?? table.Location);
        var canHaveStub = CheckKind(type, syntax, isExperiment, notes);
        var spec = new TableSpec(
            Name: name?.Value ?? "",
            TypeName: type.Name,
            TypeHead: type.IsRecord ? "partial record" : "partial class",
            Namespace: RecordParser.NamespaceOf(type),
            Front: DeclarationFront.CSharp,
            SourceFile: System.IO.Path.GetFileName(syntax.SyntaxTree.FilePath),
            Title: Text(table, "Title"),
            Study: table.Named<string?>("Study")?.Value is { } study ? PlainText.OneLine(study) : null,
            Source: Text(table, "Source"),
            Protocol: Text(table, "Protocol"),
            Rows: Rows(attributes, notes),
            Levels: List<int>(table, "Levels", DeclarationField.TableLevels, notes).Select(static level => level.Value).ToEquatableArray(),
            Columns: List<int>(table, "Columns", DeclarationField.TableColumns, notes)
                .Select(column => new TableColumnSpec(SettingsParser.Enumerated<Column>(column, "column", null, notes))).ToEquatableArray(),
            Reduced: Reduced(attributes, notes));
        return new TableDeclaration(spec, notes.Places, notes.Diagnostics, attributes.Any(static attribute => attribute.IsBroken) || MisspeltAttributes.On(type, cancellation), canHaveStub);
    }

    private static IReadOnlyList<Argument<T>> List<T>(AttributeReader table, string name, DeclarationField field, DeclarationNotes notes)
    {
        var elements = table.NamedList<T>(name);
        if (table.Has(name)) notes.Place(field, table.LocationOf(name));
        for (var i = 0; i < elements.Count; i++) notes.Place(field, elements[i].Location, i);
        return elements;
    }

    private static string Text(AttributeReader table, string name) => PlainText.OneLine(table.Named<string?>(name)?.Value ?? "");

    private static EquatableArray<TableRowSpec> Rows(IReadOnlyList<AttributeReader> attributes, DeclarationNotes notes)
    {
        var rows = new List<TableRowSpec>();
        foreach (var attribute in attributes.Where(static attribute => attribute.Name == "Row"))
        {
            var experiment = attribute.TypeName();
            notes.Place(DeclarationField.TableRow, experiment?.Name.Location ?? attribute.Location, rows.Count);
            var written = attribute.Named<int>("Control");
            if (written is not null) notes.Place(DeclarationField.RowControl, written.Location, rows.Count);
            var control = SettingsParser.Enumerated<Control>(written, "control", null, notes);
            rows.Add(new TableRowSpec(
                attribute.Named<string?>("Name")?.Value is { } name ? PlainText.OneLine(name) : null,
                written is not null && control is null ? null : experiment?.Name.Value,
                control,
                experiment is { IsBound: false }));
        }

        return rows.ToEquatableArray();
    }

    private static ReducedSpec? Reduced(IReadOnlyList<AttributeReader> attributes, DeclarationNotes notes)
    {
        if (attributes.FirstOrDefault(static attribute => attribute.Name == "Reduced") is not { } attribute) return null;
        notes.Place(DeclarationField.Reduced, attribute.Location);
        var steps = SettingsParser.Note(attribute.Named<string?>("Steps"), DeclarationField.ReducedSteps, notes);
        return new ReducedSpec(
            steps is null ? null : notes.Step(steps.Value, steps.Location, "Steps"),
            SettingsParser.Note(attribute.Named<int>("Rounds"), DeclarationField.ReducedRounds, notes)?.Value,
            SettingsParser.Note(attribute.Named<int>("Replicates"), DeclarationField.ReducedReplicates, notes)?.Value,
            SettingsParser.Note(attribute.Named<int>("Controls"), DeclarationField.ReducedControls, notes)?.Value)
        {
            ControlLevels = List<int>(attribute, "ControlLevels", DeclarationField.ReducedControlLevels, notes).Select(static level => level.Value).ToEquatableArray(),
        };
    }

    /// <summary>Whether members can be generated into the type; if not, what stands in the way is reported.</summary>
    private static bool CheckKind(INamedTypeSymbol type, TypeDeclarationSyntax syntax, bool isExperiment, DeclarationNotes notes)
    {
        var (obstacle, fix) = type switch
        {
            _ when isExperiment => ("an experiment", "declare it on a type of its own"),
            _ when !syntax.Modifiers.Any(SyntaxKind.PartialKeyword) => ("not partial", $"write 'public partial record {type.Name};'"),
            { ContainingType: { } outer } => ($"nested in '{outer.Name}'", $"move it out of '{outer.Name}'"),
            { IsGenericType: true } => ("generic", "remove its type parameters"),
            { IsFileLocal: true } => ("local to its file, where generated code can not reach it", "remove 'file'"),
            _ => ("", ""),
        };
        if (obstacle.Length == 0) return true;
        notes.Report(RuleIds.NotATableType, LocationSpec.Of(syntax.Identifier), type.Name, obstacle, fix);
        return false;
    }
}
