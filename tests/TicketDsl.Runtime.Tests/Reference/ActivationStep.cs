namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>An activation. The derivative of ReLU at 0 is 0.</summary>
internal sealed class ActivationStep(Activation activation) : IStep
{
    private double[][] _inputs = [];
    private double[][] _outputs = [];

    public double DistanceFromKinks => activation == Activation.Relu ? _inputs.SelectMany(input => input).Min(Math.Abs) : double.PositiveInfinity;

    public double[][] Forward(double[][] inputs, Pass pass)
    {
        _inputs = inputs;
        _outputs = Array.ConvertAll(inputs, input => Array.ConvertAll(input, Value));
        return _outputs;
    }

    public double[][] Backward(double[][] errors) => [.. errors.Select((error, example) => error.Select((one, i) => one * Slope(_outputs[example][i])).ToArray())];

    private double Value(double x) => activation switch
    {
        Activation.Relu => Math.Max(x, 0),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        _ => x,
    };

    /// <summary>The derivative, from the value.</summary>
    private double Slope(double y) => activation switch
    {
        Activation.Relu => y > 0 ? 1 : 0,
        Activation.Sigmoid => y * (1 - y),
        Activation.Tanh => 1 - y * y,
        _ => 1,
    };
}
