namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>The mean of each window, the zeros of the padding counted as PyTorch counts them; or of each channel.</summary>
internal sealed class AveragePoolStep(Layer layer) : IStep
{
    private readonly int _positions = layer.From.Height * layer.From.Width;
    private readonly int[][] _places = layer.Kind == LayerKind.GlobalAveragePool
        ? [[.. Enumerable.Range(0, layer.From.Height * layer.From.Width)]]
        : Array.ConvertAll(WindowPlaces.Of(layer.From, layer.Window!), place => Array.ConvertAll(place, covered => covered.Position));

    private double Count => layer.Kind == LayerKind.GlobalAveragePool ? _positions : layer.Window!.Size * layer.Window.Size;

    public double[][] Forward(double[][] inputs, Pass pass) => Array.ConvertAll(inputs, input => Enumerable.Range(0, layer.From.Channels)
        .SelectMany(channel => _places.Select(place => place.Sum(position => input[channel * _positions + position]) / Count)).ToArray());

    public double[][] Backward(double[][] errors) => Array.ConvertAll(errors, error =>
    {
        var back = new double[layer.From.Features];
        for (var i = 0; i < error.Length; i++)
            foreach (var position in _places[i % _places.Length]) back[i / _places.Length * _positions + position] += error[i] / Count;
        return back;
    });
}
