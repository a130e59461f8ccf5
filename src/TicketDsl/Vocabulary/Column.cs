namespace TicketDsl;

/// <summary>A number of trainings that a declared table shows. Those of layers are a column a layer with weights.</summary>
/// <remarks>This file is compiled into the generator too.</remarks>
public enum Column
{
    /// <summary>The iteration of least validation loss.</summary>
    EarlyStop,

    /// <summary>Test accuracy with the weights of the early-stop iteration.</summary>
    TestAccuracyAtEarlyStop,

    /// <summary>Test accuracy at the end.</summary>
    TestAccuracy,

    /// <summary>Training accuracy at the end.</summary>
    TrainingAccuracy,

    /// <summary>Training accuracy less test accuracy at the end.</summary>
    GeneralizationGap,

    /// <summary>Mean loss over the training examples at the end.</summary>
    TrainingLoss,

    /// <summary>The iteration from which the moving average of the validation accuracy hardly moves; it takes validation examples.</summary>
    Convergence,

    /// <summary>Of each layer, the share of its units that are left.</summary>
    NeuronDensity,

    /// <summary>Of each layer, the incoming weights that a unit has left, mean over units.</summary>
    InDegree,

    /// <summary>Of each layer, the 10 % quantile of its units' in-degrees.</summary>
    InDegreeLow,

    /// <summary>Of each layer, the 90 % quantile of its units' in-degrees.</summary>
    InDegreeHigh,

    /// <summary>Of each layer, the share of the weights that remain that began within half a standard deviation of 0.</summary>
    InitialWeightsNearZero,

    /// <summary>Of each layer, the 10 % quantile of the initial weights that remain.</summary>
    InitialWeightsLow,

    /// <summary>Of each layer, the 90 % quantile of the initial weights that remain.</summary>
    InitialWeightsHigh,

    /// <summary>Of each layer, how far the weights that remain moved in training, mean.</summary>
    Movement,

    /// <summary>Of each layer, the share of the weights that remain whose magnitude grew.</summary>
    MovedAwayFromZero,
}
