namespace TicketDsl.Generators.Model;

/// <summary>A block as it was declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Its C# type as generated code writes it, by which it is used.</param>
/// <param name="Layers">Its layers, in order.</param>
/// <param name="IsReadable">Whether nothing is wrong with how it is written; if something is, that is reported where it stands.</param>
internal sealed record BlockSpec(string Name, string TypeName, EquatableArray<LayerSpec> Layers, bool IsReadable);

/// <summary>What a parser made of a block.</summary>
/// <param name="Spec">The block.</param>
/// <param name="Blocks">The block and all that it uses.</param>
/// <param name="Front">In which language it is declared.</param>
/// <param name="Places">Where its fields stand.</param>
/// <param name="Diagnostics">What the parser found wrong.</param>
/// <param name="IsBroken">Whether the compiler itself reports errors in it.</param>
internal sealed record BlockDeclaration(
    BlockSpec Spec, EquatableArray<BlockSpec> Blocks, DeclarationFront Front, SourceMap Places, EquatableArray<DiagnosticSpec> Diagnostics, bool IsBroken = false);
