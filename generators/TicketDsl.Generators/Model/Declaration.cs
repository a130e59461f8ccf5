namespace TicketDsl.Generators.Model;

/// <summary>What a parser made of one declaration.</summary>
/// <param name="Spec">The experiment; null where so little could be read that nothing can be generated.</param>
/// <param name="Places">Where its fields stand.</param>
/// <param name="Diagnostics">What the parser found wrong.</param>
/// <param name="IsBroken">Whether the compiler itself reports errors in it, so that it is not an experiment whatever the parser found.</param>
/// <param name="CanHaveStub">Whether generated members can be added to it at all.</param>
internal sealed record Declaration(
    ExperimentSpec? Spec, SourceMap Places, EquatableArray<DiagnosticSpec> Diagnostics, bool IsBroken = false, bool CanHaveStub = true)
{
    /// <summary>The blocks that are declared in it, not elsewhere.</summary>
    public EquatableArray<BlockDeclaration> Blocks { get; init; }

    /// <summary>What it is a variant of; null where it is none or its base was not looked for.</summary>
    public BaseExperiment? Base { get; init; }

    /// <summary>Of a sweep's point, the fields that are swept; all that was written is the point's own else.</summary>
    public SourceMap? Swept { get; init; }

    /// <summary>Whether the compiler itself knows no type of the base's name: it is generated, or the compiler reports it.</summary>
    public bool IsBaseUnbound { get; init; }
}
