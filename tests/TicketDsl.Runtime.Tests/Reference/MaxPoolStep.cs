namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>
/// The greatest value of each window, padding left out; the first of equals, row by row, has the gradient. A window that lies on padding
/// alone gives 0.
/// </summary>
internal sealed class MaxPoolStep(Layer layer) : IStep
{
    private readonly (int Cell, int Position)[][] _places = WindowPlaces.Of(layer.From, layer.Window!);
    private readonly int _positions = layer.From.Height * layer.From.Width;
    private double[][] _inputs = [];

    public double DistanceFromKinks => _inputs.SelectMany(input => Windows().Select(window => Gap(input, window))).Min();

    public double[][] Forward(double[][] inputs, Pass pass)
    {
        _inputs = inputs;
        return Array.ConvertAll(inputs, input => Windows().Select(window => First(input, window) is { } first ? input[first] : 0).ToArray());
    }

    public double[][] Backward(double[][] errors) => [.. errors.Select((error, example) =>
    {
        var back = new double[_inputs[example].Length];
        foreach (var (window, one) in Windows().Zip(error))
            if (First(_inputs[example], window) is { } first) back[first] += one;
        return back;
    })];

    /// <summary>The inputs under each window, channel after channel.</summary>
    private IEnumerable<int[]> Windows() => Enumerable.Range(0, layer.From.Channels)
        .SelectMany(channel => _places.Select(place => Array.ConvertAll(place, covered => channel * _positions + covered.Position)));

    private static int? First(double[] input, int[] window)
    {
        int? first = null;
        foreach (var i in window)
            if (first is null || input[i] > input[first.Value]) first = i;
        return first;
    }

    // Exact equals come of the zeros of a ReLU, which counts its own distance, and of equal inputs, which move together.
    private static double Gap(double[] input, int[] window)
    {
        var greatest = window.Select(i => input[i]).Append(double.NegativeInfinity).Max();
        return window.Select(i => greatest - input[i]).Where(gap => gap > 0).Append(double.PositiveInfinity).Min();
    }
}
