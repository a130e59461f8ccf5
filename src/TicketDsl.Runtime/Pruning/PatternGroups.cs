namespace TicketDsl.Runtime.Pruning;

/// <summary>
/// The groups of an N:M pattern: M consecutive inputs of a unit, which in a convolution are consecutive input channels at one place of the
/// window (<see cref="WeightPattern"/>; Mishra et al. 2021, section 3).
/// </summary>
public static class PatternGroups
{
    /// <summary>The groups of a layer, each the indices of its weights, ascending; unit after unit.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="length">M: weights of a group.</param>
    /// <exception cref="ArgumentException">The length does not divide the layer's inputs.</exception>
    public static IEnumerable<int[]> Of(Layer layer, int length)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var channels = layer.Inputs / layer.Places;
        if (channels % length != 0) throw new ArgumentException($"Groups of {length} do not divide the {channels} inputs of layer '{layer.Name}'.", nameof(length));
        return Enumerable.Range(0, layer.Units).SelectMany(unit => Enumerable.Range(0, channels / length).SelectMany(block => Enumerable.Range(0, layer.Places).Select(place =>
            Enumerable.Range(block * length, length).Select(channel => unit * layer.Inputs + channel * layer.Places + place).ToArray())));
    }

    /// <summary>Prunes the lowest of each group until the same number remains in all; of equal scores the lower index goes first.</summary>
    /// <param name="kept">What remains of the layer, by index; as many of each group.</param>
    /// <param name="scores">A score for each weight.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="length">M: weights of a group.</param>
    /// <param name="weights">Weights that are to remain of the layer, as many of each group.</param>
    public static void DropLowest(bool[] kept, float[] scores, Layer layer, int length, int weights)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(layer);
        var left = weights / (layer.Weights / length);
        foreach (var group in Of(layer, length))
        {
            int[] candidates = [.. group.Where(index => kept[index])];
            foreach (var index in Selection.Lowest(candidates, Array.ConvertAll(candidates, index => scores[index]), candidates.Length - left)) kept[index] = false;
        }
    }
}
