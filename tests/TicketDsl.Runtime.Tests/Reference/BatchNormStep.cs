namespace TicketDsl.Runtime.Tests.Reference;

/// <summary>
/// Batch norm over all examples and positions of a unit (Ioffe &amp; Szegedy 2015, algorithms 1 and 2). The biased variance of the batch
/// normalises, the unbiased one goes into the running variance, as PyTorch has it; a single value has the variance 0 either way.
/// </summary>
/// <param name="units">Units or filters.</param>
/// <param name="parameters">The network's.</param>
/// <param name="start">Where the layer's scale begins; shift, running mean and running variance follow.</param>
internal sealed class BatchNormStep(int units, Parameters parameters, int start) : IStep
{
    private readonly double[] _inverse = new double[units];
    private double[][] _normal = [];

    public double[][] Forward(double[][] inputs, Pass pass)
    {
        var positions = inputs[0].Length / units;
        _normal = Array.ConvertAll(inputs, input => new double[input.Length]);
        var outputs = Array.ConvertAll(inputs, input => new double[input.Length]);
        for (var unit = 0; unit < units; unit++)
        {
            var (mean, variance) = pass.IsTraining ? OfBatch(inputs, unit, positions) : (Value(2, unit), Value(3, unit));
            _inverse[unit] = 1 / Math.Sqrt(variance + Layer.BatchNormEpsilon);
            for (var example = 0; example < inputs.Length; example++)
            {
                for (var i = unit * positions; i < (unit + 1) * positions; i++)
                {
                    _normal[example][i] = (inputs[example][i] - mean) * _inverse[unit];
                    outputs[example][i] = Value(0, unit) * _normal[example][i] + Value(1, unit);
                }
            }
        }

        return outputs;
    }

    public double[][] Backward(double[][] errors)
    {
        var positions = errors[0].Length / units;
        double count = errors.Length * positions;
        var back = Array.ConvertAll(errors, error => new double[error.Length]);
        for (var unit = 0; unit < units; unit++)
        {
            double sum = 0, along = 0;
            for (var example = 0; example < errors.Length; example++)
            {
                for (var i = unit * positions; i < (unit + 1) * positions; i++)
                {
                    sum += errors[example][i];
                    along += errors[example][i] * _normal[example][i];
                }
            }

            parameters.Gradient[start + unit] += along;
            parameters.Gradient[start + units + unit] += sum;
            for (var example = 0; example < errors.Length; example++)
                for (var i = unit * positions; i < (unit + 1) * positions; i++)
                    back[example][i] = Value(0, unit) * _inverse[unit] * (errors[example][i] - sum / count - _normal[example][i] * along / count);
        }

        return back;
    }

    private (double Mean, double Variance) OfBatch(double[][] inputs, int unit, int positions)
    {
        var values = inputs.SelectMany(input => input.Skip(unit * positions).Take(positions)).ToArray();
        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        Follow(ref Value(2, unit), mean);
        Follow(ref Value(3, unit), squares / Math.Max(values.Length - 1, 1));
        return (mean, squares / values.Length);
    }

    private static void Follow(ref double running, double value) => running = (1 - Layer.BatchNormMomentum) * running + Layer.BatchNormMomentum * value;

    /// <summary>Scale, shift, running mean or running variance of a unit.</summary>
    private ref double Value(int which, int unit) => ref parameters.Values[start + which * units + unit];
}
