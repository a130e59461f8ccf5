namespace TicketDsl.Generators.Model;

/// <summary>What is left at a level, counted exactly.</summary>
/// <param name="Level">0 for the dense network.</param>
/// <param name="Units">Units left in each layer.</param>
/// <param name="Weights">Weights left in each layer; none where only their sum is known before training.</param>
internal sealed record LevelCounts(int Level, EquatableArray<int> Units, EquatableArray<long> Weights)
{
    /// <summary>Weights left in the whole network.</summary>
    public long TotalWeights { get; init; } = Weights.Sum();

    /// <summary>Whether what is left of each layer is known.</summary>
    public bool CountsLayers => Weights.Count > 0 || TotalWeights == 0;
}
