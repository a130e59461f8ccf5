namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>Dropout: in training what is dropped is 0 and the rest divided by 1 − <paramref name="share"/>; nothing in evaluation.</summary>
internal sealed class DropoutStep(double share, int layer) : IStep
{
    private bool[][] _keeps = [];

    public double[][] Forward(double[][] inputs, Pass pass)
    {
        if (!pass.IsTraining) return inputs;
        _keeps = pass.Keeps(layer, inputs.Length, inputs[0].Length);
        return Kept(inputs);
    }

    public double[][] Backward(double[][] errors) => Kept(errors);

    private double[][] Kept(double[][] values) =>
        [.. values.Select((one, example) => one.Select((value, i) => _keeps[example][i] ? value / (1 - share) : 0).ToArray())];
}
