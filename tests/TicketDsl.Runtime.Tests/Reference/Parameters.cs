namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>A network's flat weights, as <see cref="Layer.Parameters"/> counts them, and the gradient of the loss by each.</summary>
internal sealed class Parameters(int count)
{
    public double[] Values { get; } = new double[count];

    /// <summary>0 for running statistics, by which nothing is derived.</summary>
    public double[] Gradient { get; } = new double[count];
}
