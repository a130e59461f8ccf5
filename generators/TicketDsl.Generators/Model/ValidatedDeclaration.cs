namespace TicketDsl.Generators.Model;

/// <summary>A declaration after validation.</summary>
/// <param name="Experiment">What the emitters write from; null where nothing can be written.</param>
/// <param name="Place">Where its name stands; null where it has none.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
internal sealed record ValidatedDeclaration(CheckedExperiment? Experiment, LocationSpec? Place, EquatableArray<DiagnosticSpec> Diagnostics);
