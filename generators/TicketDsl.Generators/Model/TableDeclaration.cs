namespace TicketDsl.Generators.Model;

/// <summary>What a parser made of one declared table.</summary>
/// <param name="Spec">The table; null where so little could be read that nothing can be generated.</param>
/// <param name="Places">Where its fields stand.</param>
/// <param name="Diagnostics">What the parser found wrong.</param>
/// <param name="IsBroken">Whether the compiler itself reports errors in it.</param>
/// <param name="CanHaveStub">Whether generated members can be added to its type at all.</param>
internal sealed record TableDeclaration(
    TableSpec? Spec, SourceMap Places, EquatableArray<DiagnosticSpec> Diagnostics, bool IsBroken = false, bool CanHaveStub = true);
