namespace TicketDsl;

/// <summary>Declares a pruning experiment: the record it stands on is the network, its positional parameters are the layers in order.</summary>
/// <param name="dataset">What is trained and tested on.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExperimentAttribute(Dataset dataset) : Attribute
{
    /// <summary>Declares what a variant has of its own; the data set is its base's.</summary>
    public ExperimentAttribute()
        : this(default)
    {
    }

    /// <summary>What is trained and tested on.</summary>
    public Dataset Dataset { get; } = dataset;

    /// <summary>How many times the whole experiment is repeated from other random numbers; 1 or more.</summary>
    public int Replicates { get; set; } = 5;

    /// <summary>
    /// The text that keys every random number; the experiment's name unless given, and of a variant its base's seed.
    /// Experiments of one seed start a replicate from the same weights and see the same batches, so that they can be compared in pairs.
    /// </summary>
    public string? Seed { get; set; }

    /// <summary>How inputs are scaled.</summary>
    public InputScaling Scaling { get; set; } = InputScaling.Unit;

    /// <summary>Whether it is only there to be extended: it is checked like any other, but not listed and not run.</summary>
    public bool IsBase { get; set; }
}
