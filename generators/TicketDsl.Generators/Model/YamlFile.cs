namespace TicketDsl.Generators.Model;

/// <summary>What a YAML file declares: one of the two.</summary>
/// <param name="Experiment">The experiment, where it declares one or nothing that can be read.</param>
/// <param name="Table">The table, where it declares one.</param>
internal sealed record YamlFile(Declaration? Experiment, TableDeclaration? Table);
