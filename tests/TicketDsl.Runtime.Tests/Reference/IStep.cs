namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>One computation of a network over a whole batch. Values are [example][feature], features in the order of <see cref="Shape"/>.</summary>
internal interface IStep
{
    /// <summary>The values after it. In training it remembers what <see cref="Backward"/> needs.</summary>
    double[][] Forward(double[][] inputs, Pass pass);

    /// <summary>Adds to the gradients of its parameters and gives the derivatives by its inputs.</summary>
    /// <param name="errors">The derivatives of the loss by the values of the last <see cref="Forward"/>.</param>
    double[][] Backward(double[][] errors);

    /// <summary>How near the last batch came to where there is no derivative: 0 of a ReLU, equals of a maximum.</summary>
    double DistanceFromKinks => double.PositiveInfinity;
}
