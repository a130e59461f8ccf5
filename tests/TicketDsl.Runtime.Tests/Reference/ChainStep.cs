namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>Steps one after the other; without any, what comes goes.</summary>
internal sealed class ChainStep(params IStep[] steps) : IStep
{
    public double DistanceFromKinks => steps.Select(step => step.DistanceFromKinks).Append(double.PositiveInfinity).Min();

    public double[][] Forward(double[][] inputs, Pass pass) => steps.Aggregate(inputs, (values, step) => step.Forward(values, pass));

    public double[][] Backward(double[][] errors) => steps.Reverse().Aggregate(errors, (values, step) => step.Backward(values));
}
