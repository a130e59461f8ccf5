namespace TicketDsl.Generators.Model;

/// <summary>A table as it was declared, from either front end.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="TypeName">Name of the C# type that has its definition.</param>
/// <param name="TypeHead">How a part of that type begins, up to its name: <c>partial record</c>.</param>
/// <param name="Namespace">Where the type stands; empty for the global namespace.</param>
/// <param name="Front">Which front end read it.</param>
/// <param name="SourceFile">Name of the file that declares it, without its folders.</param>
/// <param name="Title">One line above it; empty where none was declared.</param>
/// <param name="Study">What prints it together with others; null for its own name.</param>
/// <param name="Source">Paper and place of what is published of it; may be empty.</param>
/// <param name="Protocol">What is run; may be empty.</param>
/// <param name="Rows">What it has rows of, in declared order.</param>
/// <param name="Levels">The levels it shows; none for all.</param>
/// <param name="Columns">Its columns, in declared order.</param>
/// <param name="Reduced">Its reduced form, where it has one.</param>
internal sealed record TableSpec(
    string Name,
    string TypeName,
    string TypeHead,
    string Namespace,
    DeclarationFront Front,
    string SourceFile,
    string Title,
    string? Study,
    string Source,
    string Protocol,
    EquatableArray<TableRowSpec> Rows,
    EquatableArray<int> Levels,
    EquatableArray<TableColumnSpec> Columns,
    ReducedSpec? Reduced)
{
    /// <summary>The type's name with its namespace, as generated code writes it.</summary>
    public string QualifiedName => ExperimentSpec.Qualified(Namespace, TypeName);
}
