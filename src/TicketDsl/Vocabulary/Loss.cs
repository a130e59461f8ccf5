namespace TicketDsl;

/// <summary>What training minimises; it follows from the data set.</summary>
public enum Loss
{
    /// <summary>Softmax over the last layer and cross-entropy, mean over the batch: for data sets with one output unit a class.</summary>
    SoftmaxCrossEntropy,

    /// <summary>Sigmoid of the single last unit and binary cross-entropy, mean over the batch.</summary>
    SigmoidCrossEntropy,
}
