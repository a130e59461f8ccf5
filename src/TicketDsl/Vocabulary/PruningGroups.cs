namespace TicketDsl;

/// <summary>How many weights go together where filters or channels are pruned: what schedule and pruner count by.</summary>
/// <remarks>This file is compiled into the generator too.</remarks>
public static class PruningGroups
{
    /// <summary>Whether weights of a layer go in groups that are the layer's own.</summary>
    public static bool IsGrouped(this Granularity granularity) => granularity is Granularity.Filter or Granularity.Channel;

    /// <summary>Weights of one filter or channel; 1 for single weights.</summary>
    /// <param name="granularity">What is pruned as one piece.</param>
    /// <param name="inputs">Values that a unit of the layer sums over.</param>
    /// <param name="units">Units or filters of the layer.</param>
    /// <param name="places">Places of a convolution's window; 1 for a linear layer.</param>
    public static int Size(Granularity granularity, int inputs, int units, int places) => granularity switch
    {
        Granularity.Filter => inputs,
        Granularity.Channel => units * places,
        _ => 1,
    };
}
