using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the definition of a declared table.</summary>
internal static class TableEmitter
{
    public static SourceFile Emit(CheckedTable table)
    {
        var spec = table.Spec;
        return SourceFile.Of(spec.TypeName, spec.Namespace, spec.SourceFile, "Table", writer =>
        {
            if (spec.Front == DeclarationFront.Yaml) writer.Doc($"The table {Literal.Xml(spec.Name)}, declared in {Literal.Xml(spec.SourceFile)}.");
            writer.Block($"{spec.TypeHead} {Naming.Identifier.Escape(spec.TypeName)}", () => EmitDefinition(table, writer));
        });
    }

    private static void EmitDefinition(CheckedTable table, CodeWriter writer)
    {
        var spec = table.Spec;
        const string head = "public static global::TicketDsl.TableDefinition Definition";
        writer.Doc(Literal.Xml(Title(spec)));
        if (table.IsStub)
        {
            writer.Line($"{head} => throw new global::TicketDsl.TicketException({Literal.Of($"Table '{spec.Name}' or one of its experiments has errors; mend its declaration first.")});");
            return;
        }

        writer.Block($"{head} {{ get; }} = new()", () =>
        {
            writer.Line($"Name = {Literal.Of(spec.Name)},");
            writer.Line($"Study = {Literal.Of(spec.Study ?? spec.Name)},");
            writer.Line($"Title = {Literal.Of(Title(spec))},");
            if (spec.Source.Length > 0) writer.Line($"Source = {Literal.Of(spec.Source)},");
            if (spec.Protocol.Length > 0) writer.Line($"Protocol = {Literal.Of(spec.Protocol)},");
            writer.Line("Rows =").List("[", () =>
            {
                foreach (var row in table.Rows)
                    writer.Line($"new({Literal.Of(row.Name)}, {row.Definition}{(row.Control is { } control ? $", {Literal.Of(control)}" : "")}),");
            }, "],");
            writer.Line($"Columns = [{string.Join(", ", spec.Columns.Select(static column => Literal.Of(column.Column!.Value)))}],");
            if (spec.Levels.Count > 0) writer.Line($"Levels = [{string.Join(", ", spec.Levels.Distinct().OrderBy(static level => level).Select(static level => Literal.Of((long)level)))}],");
            if (spec.Reduced is { } reduced)
                writer.Line($"Reduced = new({(reduced.Steps is { } steps ? Literal.Of(steps) : "null")}, {Number(reduced.Rounds)}, {Number(reduced.Replicates)}, {Number(reduced.Controls)}){ControlLevels(reduced)},");
        }, "};");
    }

    private static string Title(TableSpec spec) => spec.Title.Length > 0 ? spec.Title : spec.Name;

    private static string ControlLevels(ReducedSpec reduced) =>
        reduced.ControlLevels.Count == 0 ? "" : $" {{ ControlLevels = [{string.Join(", ", reduced.ControlLevels.Select(static level => Literal.Of((long)level)))}] }}";

    private static string Number(int? number) => number is { } given ? Literal.Of((long)given) : "null";
}
