using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>The mathematics of any network in double, as plainly as it can be written: what engines are held to.</summary>
internal sealed class ReferenceNetwork
{
    private readonly IStep _steps;
    private int _start;
    private int _layer;

    public ReferenceNetwork(NetworkDefinition definition)
    {
        Parameters = new Parameters(definition.Parameters);
        _steps = Steps(definition.Parts);
    }

    public Parameters Parameters { get; }

    /// <summary>How near the last batch came to where there is no derivative.</summary>
    public double DistanceFromKinks => _steps.DistanceFromKinks;

    /// <summary>The network with these weights.</summary>
    public static ReferenceNetwork With(NetworkDefinition definition, double[] weights)
    {
        var network = new ReferenceNetwork(definition);
        weights.CopyTo(network.Parameters.Values, 0);
        return network;
    }

    /// <summary>What a network takes of examples.</summary>
    public static double[][] Inputs(Examples examples, ReadOnlySpan<int> rows) => Array.ConvertAll(rows.ToArray(), row =>
        Enumerable.Range(0, examples.Features).Select(feature => (double)examples.Input(row, feature)).ToArray());

    /// <summary>The last layer's sums, [example][unit].</summary>
    public double[][] Forward(double[][] inputs, Pass pass) => _steps.Forward(inputs, pass);

    /// <summary>The mean loss in training; the gradient is left in <see cref="Parameters"/>.</summary>
    public double Differentiate(Loss loss, double[][] inputs, byte[] labels, Pass pass)
    {
        Array.Clear(Parameters.Gradient);
        var sums = Forward(inputs, pass);
        _steps.Backward(ReferenceLoss.Errors(loss, sums, labels));
        return ReferenceLoss.Mean(loss, sums, labels);
    }

    // Parts are made in the order of the flat weights, so that each layer begins where the one before it ended.
    private ChainStep Steps(IEnumerable<NetworkPart> parts) => new([.. parts.Select(part => part switch
    {
        LayerPart { Layer: var layer } => Steps(layer),
        ResidualPart residual => new ChainStep(new ResidualStep(Steps(residual.Body), Shortcut(residual)), new ActivationStep(residual.Activation)),
        _ => throw new ArgumentOutOfRangeException(nameof(parts), part, "There is no such part."),
    })]);

    private IStep Shortcut(ResidualPart residual) => residual.Projection is { } projection ? Steps(projection) : new ChainStep();

    private IStep Steps(Layer layer) => layer.Kind switch
    {
        LayerKind.Linear or LayerKind.Conv => Weighted(layer),
        LayerKind.MaxPool => new MaxPoolStep(layer),
        LayerKind.AveragePool or LayerKind.GlobalAveragePool => new AveragePoolStep(layer),
        LayerKind.Flatten => new ChainStep(),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.Kind, "There is no such layer."),
    };

    private ChainStep Weighted(Layer layer)
    {
        var steps = new List<IStep> { new SumsStep(layer, Parameters, _start) };
        if (layer.HasBatchNorm) steps.Add(new BatchNormStep(layer.Units, Parameters, _start + layer.Weights + layer.Biases));
        steps.Add(new ActivationStep(layer.Activation));
        if (layer.Dropout > 0) steps.Add(new DropoutStep(layer.Dropout, _layer));
        _start += layer.Parameters;
        _layer++;
        return new ChainStep([.. steps]);
    }
}
