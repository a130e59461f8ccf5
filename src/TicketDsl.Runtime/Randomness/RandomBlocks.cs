namespace TicketDsl.Runtime.Randomness;

/// <summary>The random numbers of one purpose, to be taken at any place and in any order: 2³² blocks of four words.</summary>
public readonly record struct RandomBlocks
{
    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _stream;
    private readonly uint _purpose;
    private readonly uint _replicate;

    internal RandomBlocks(uint key0, uint key1, uint stream, uint purpose, uint replicate) =>
        (_key0, _key1, _stream, _purpose, _replicate) = (key0, key1, stream, purpose, replicate);

    /// <summary>Four words of 32 random bits.</summary>
    public (uint, uint, uint, uint) At(uint block) => Philox.Block(block, _stream, _purpose, _replicate, _key0, _key1);
}
