namespace TicketDsl.Runtime.Pruning.Criteria;

/// <summary>
/// Criteria that score the units of a hidden layer from their incoming and outgoing weights
/// (Frankle &amp; Carbin 2018, "Pruning strategies" of the XOR study). Sums in double, by index ascending; biases stay out.
/// </summary>
public static class UnitScores
{
    /// <summary>A score for each unit of a layer; the lowest are pruned.</summary>
    /// <param name="criterion">Which criterion.</param>
    /// <param name="incoming">The layer's trained weights, [units, inputs].</param>
    /// <param name="incomingMask">Which of them remain.</param>
    /// <param name="outgoing">The next layer's trained weights, [its units, units × inputs that each of them feeds].</param>
    /// <param name="outgoingMask">Which of them remain.</param>
    /// <exception cref="ArgumentOutOfRangeException">The criterion scores weights.</exception>
    public static double[] Of(Criterion criterion, LayerWeights incoming, Mask incomingMask, LayerWeights outgoing, Mask outgoingMask)
    {
        ArgumentNullException.ThrowIfNull(incomingMask);
        ArgumentNullException.ThrowIfNull(outgoingMask);
        var scores = new double[incoming.Layer.Units];
        var block = UnitBlock.Length(outgoingMask.Inputs, scores.Length);
        for (var unit = 0; unit < scores.Length; unit++)
        {
            var into = Incoming(incoming, incomingMask, unit);
            var outOf = Outgoing(outgoing, outgoingMask, unit, block);
            scores[unit] = criterion switch
            {
                Criterion.InputMagnitude => into.Mean,
                Criterion.OutputMagnitude => outOf.Mean,
                Criterion.Product => into.Sum * outOf.Sum,
                _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "This criterion scores weights, not units."),
            };
        }

        return scores;
    }

    private static Magnitudes Incoming(LayerWeights weights, Mask mask, int unit)
    {
        var magnitudes = new Magnitudes();
        for (var input = 0; input < mask.Inputs; input++)
            if (mask[unit, input]) magnitudes.Add(weights[unit, input]);
        return magnitudes;
    }

    private static Magnitudes Outgoing(LayerWeights weights, Mask mask, int unit, int block)
    {
        var magnitudes = new Magnitudes();
        for (var above = 0; above < mask.Units; above++)
            for (var input = unit * block; input < (unit + 1) * block; input++)
                if (mask[above, input]) magnitudes.Add(weights[above, input]);
        return magnitudes;
    }

    private struct Magnitudes
    {
        private int _count;

        public double Sum { get; private set; }

        public readonly double Mean => _count == 0 ? 0 : Sum / _count;

        public void Add(float weight)
        {
            Sum += Math.Abs(weight);
            _count++;
        }
    }
}
