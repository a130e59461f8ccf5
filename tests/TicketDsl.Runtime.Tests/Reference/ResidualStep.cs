namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>body(x) + shortcut(x) (He et al. 2016, equations 1 and 2).</summary>
internal sealed class ResidualStep(IStep body, IStep shortcut) : IStep
{
    public double DistanceFromKinks => Math.Min(body.DistanceFromKinks, shortcut.DistanceFromKinks);

    public double[][] Forward(double[][] inputs, Pass pass) => Add(body.Forward(inputs, pass), shortcut.Forward(inputs, pass));

    public double[][] Backward(double[][] errors) => Add(body.Backward(errors), shortcut.Backward(errors));

    private static double[][] Add(double[][] a, double[][] b) => [.. a.Zip(b, (x, y) => x.Zip(y, (one, other) => one + other).ToArray())];
}
