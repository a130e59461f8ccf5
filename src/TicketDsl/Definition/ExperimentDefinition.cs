using System.Collections.Immutable;

namespace TicketDsl;

/// <summary>A declared experiment after the compiler checked it; generated, never written by hand.</summary>
public sealed record ExperimentDefinition
{
    /// <summary>Name of the record or of the YAML experiment.</summary>
    public required string Name { get; init; }

    /// <summary>First sentence of the declaration's own doc comment or YAML <c>summary</c>; may be empty.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Name of the experiment that it is a variant of; null where it is none.</summary>
    public string? Extends { get; init; }

    /// <summary>Name of the sweep that it is a point of; null where it is none.</summary>
    public string? Sweep { get; init; }

    /// <summary>The text that keys every random number.</summary>
    public required string Seed { get; init; }

    /// <summary>What is trained and tested on.</summary>
    public required Dataset Dataset { get; init; }

    /// <summary>How inputs are scaled.</summary>
    public required InputScaling Scaling { get; init; }

    /// <summary>What training minimises.</summary>
    public required Loss Loss { get; init; }

    /// <summary>Repetitions of the whole experiment.</summary>
    public required int Replicates { get; init; }

    /// <summary>What initial weights are drawn from.</summary>
    public required InitializationDefinition Initialization { get; init; }

    /// <summary>How each level is trained.</summary>
    public required TrainingDefinition Training { get; init; }

    /// <summary>What updates the weights.</summary>
    public required OptimizerDefinition Optimizer { get; init; }

    /// <summary>How weights are pruned; null trains the dense network alone.</summary>
    public PruningDefinition? Pruning { get; init; }

    /// <summary>Controls trained beside the ticket at every pruned level.</summary>
    public ImmutableArray<BranchDefinition> Branches { get; init; } = [];

    /// <summary>The network.</summary>
    public required NetworkDefinition Network { get; init; }

    /// <summary>The network's layers with weights, in order.</summary>
    public ImmutableArray<Layer> Layers => Network.Layers;

    /// <summary>Levels with the exact counts that remain; element 0 is the dense network.</summary>
    public required ImmutableArray<ScheduleLevel> Schedule { get; init; }

    /// <summary>What the command line shortened or changed for a trial run ("--steps 5000it"); empty for the experiment as declared.</summary>
    public ImmutableArray<string> Shortened { get; init; } = [];

    /// <summary>Prunable weights of the dense network.</summary>
    public int Weights => Layers.Sum(layer => layer.Weights);
}
