namespace TicketDsl.Generators.Model;

/// <summary>What a variant has not that its base has.</summary>
/// <param name="Part">What.</param>
internal sealed record LeftOutSpec(ExperimentPart Part);
