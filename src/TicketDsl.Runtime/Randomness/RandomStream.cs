namespace TicketDsl.Runtime.Randomness;

/// <summary>A sequence of random numbers, the same on every machine; 2³⁴ words long. A class, so that it is never copied by accident.</summary>
public sealed class RandomStream
{
    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _stream;
    private readonly uint _purpose;
    private readonly uint _replicate;
    private (uint, uint, uint, uint) _block;
    private uint _nextBlock;
    private int _used = 4;

    internal RandomStream(uint key0, uint key1, uint stream, uint purpose, uint replicate) =>
        (_key0, _key1, _stream, _purpose, _replicate) = (key0, key1, stream, purpose, replicate);

    /// <summary>32 random bits.</summary>
    public uint NextWord()
    {
        if (_used == 4)
        {
            _block = Philox.Block(_nextBlock++, _stream, _purpose, _replicate, _key0, _key1);
            _used = 0;
        }

        return _used++ switch { 0 => _block.Item1, 1 => _block.Item2, 2 => _block.Item3, _ => _block.Item4 };
    }

    /// <summary>Uniform in the open interval (0, 1), on a grid of 2⁻⁵² moved by half a step.</summary>
    public double NextUniform()
    {
        var high = (ulong)NextWord() << 32;
        return Uniform(high | NextWord());
    }

    /// <summary>Uniform among 0 … <paramref name="bound"/> − 1, without bias (Lemire 2019, "Fast random integer generation in an interval").</summary>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (uint)bound;
        var product = (ulong)NextWord() * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold) product = (ulong)NextWord() * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>Puts <paramref name="items"/> in a random order (Fisher and Yates, from the end).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The uniform number of 64 random bits. 52 of them: with 53 the half step is rounded away at the upper end, which makes a 1.</summary>
    internal static double Uniform(ulong bits) => ((bits >> 12) + 0.5) * (1.0 / (1UL << 52));
}
