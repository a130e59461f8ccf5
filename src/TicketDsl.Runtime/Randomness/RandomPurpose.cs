namespace TicketDsl.Runtime.Randomness;

/// <summary>What random numbers are drawn for; each purpose has numbers of its own. The values are part of every result: never renumber.</summary>
public enum RandomPurpose
{
    /// <summary>Initial weights of the dense network.</summary>
    InitialWeights = 1,

    /// <summary>The order of training examples, one stream an epoch.</summary>
    BatchOrder = 2,

    /// <summary>Which training examples are set apart for validation.</summary>
    ValidationSplit = 3,

    /// <summary>Fresh weights of <see cref="Control.Reinitialize"/>.</summary>
    ReinitializedWeights = 4,

    /// <summary>Fresh weights of <see cref="Control.Rearrange"/>.</summary>
    RearrangedWeights = 5,

    /// <summary>Random masks of <see cref="Control.Rearrange"/>.</summary>
    RearrangedMasks = 6,

    /// <summary>Which outputs dropout keeps, one stream an iteration, one part of it a layer.</summary>
    Dropout = 7,

    /// <summary>How training images are mirrored and cropped, one stream an iteration, one block of it an image.</summary>
    Augmentation = 8,

    /// <summary>Random masks of a density, one stream a layer.</summary>
    RandomMasks = 9,

    /// <summary>Noise of <see cref="Control.Noise"/>.</summary>
    WeightNoise = 10,

    /// <summary>The key under which <see cref="Control.Reorder"/> draws batches, dropout and augmentation.</summary>
    ReorderedBatches = 11,

    /// <summary>Scores of <see cref="Criterion.Random"/>, one stream a level and layer.</summary>
    RandomScores = 12,
}
