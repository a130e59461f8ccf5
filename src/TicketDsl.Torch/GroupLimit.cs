namespace TicketDsl.Torch;

/// <summary>How many replicates of a problem one tensor program takes; lowered where that was too many.</summary>
/// <param name="replicates">By estimate.</param>
/// <param name="name">What the problem trains, for messages.</param>
/// <param name="announce">Told of what is lowered.</param>
internal sealed class GroupLimit(int replicates, string name, Action<string>? announce)
{
    private readonly Lock _gate = new();

    /// <summary>The most that fitted, or may.</summary>
    public int Replicates { get; private set; } = replicates;

    /// <summary>Says that so many replicates did not fit.</summary>
    /// <exception cref="TicketException">It was one.</exception>
    public void Lower(int tried, Exception failure)
    {
        if (tried <= 1)
            throw new TicketException($"{name} does not fit the memory of the device, not even one replicate; take a smaller batch, another --device, or --engine embedded", inner: failure);
        lock (_gate) Replicates = Math.Min(Replicates, (tried + 1) / 2);
        announce?.Invoke($"{name}: {tried} replicates at once do not fit the memory; training {(tried + 1) / 2} at once.");
    }
}
