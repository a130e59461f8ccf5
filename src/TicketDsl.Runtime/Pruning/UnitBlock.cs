namespace TicketDsl.Runtime.Pruning;

/// <summary>
/// Which inputs of a layer come from which unit of the layer before it. In a chain of layers a unit feeds a block of them: one input
/// of a linear layer, the window of one channel of a convolution, all places of one channel after flattening.
/// </summary>
internal static class UnitBlock
{
    /// <summary>Inputs that each unit before feeds.</summary>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="unitsBefore">Units of the layer before it.</param>
    /// <exception cref="ArgumentException">The layers do not follow each other.</exception>
    public static int Length(int inputs, int unitsBefore) => inputs % unitsBefore == 0
        ? inputs / unitsBefore
        : throw new ArgumentException($"{inputs} inputs are no whole number for each of {unitsBefore} units.", nameof(inputs));
}
