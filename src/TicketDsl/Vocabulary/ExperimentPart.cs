namespace TicketDsl;

/// <summary>What an experiment may have or not, and so what a variant can leave out that its base has.</summary>
public enum ExperimentPart
{
    /// <summary>The fall of the learning rate.</summary>
    Decay,

    /// <summary>The rise of the learning rate at the beginning.</summary>
    WarmUp,

    /// <summary>Changes of training images.</summary>
    Augmentation,

    /// <summary>Pruning, and with it the branches.</summary>
    Pruning,

    /// <summary>The controls beside the ticket.</summary>
    Branches,
}
