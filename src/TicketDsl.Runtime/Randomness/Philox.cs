namespace TicketDsl.Runtime.Randomness;

/// <summary>
/// Philox4x32-10, a counter-based generator: 128 bits of counter and 64 bits of key give 128 random bits, with no state between
/// (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
/// </summary>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The four random words of a counter under a key.</summary>
    public static (uint, uint, uint, uint) Block(uint counter0, uint counter1, uint counter2, uint counter3, uint key0, uint key1)
    {
        for (var round = 0; round < 10; round++)
        {
            var product0 = (ulong)Multiplier0 * counter0;
            var product1 = (ulong)Multiplier1 * counter2;
            counter0 = (uint)(product1 >> 32) ^ counter1 ^ key0;
            counter1 = (uint)product1;
            counter2 = (uint)(product0 >> 32) ^ counter3 ^ key1;
            counter3 = (uint)product0;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return (counter0, counter1, counter2, counter3);
    }
}
