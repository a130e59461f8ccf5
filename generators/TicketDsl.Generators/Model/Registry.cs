namespace TicketDsl.Generators.Model;

/// <summary>What the list of the assembly's experiments is written from.</summary>
/// <param name="Namespace">Where it stands; empty for the global namespace.</param>
/// <param name="Experiments">Qualified names of the experiments without errors, in ordinal order of their simple names.</param>
internal sealed record Registry(string Namespace, EquatableArray<string> Experiments);
