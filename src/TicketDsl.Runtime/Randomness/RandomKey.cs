using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TicketDsl.Runtime.Randomness;

/// <summary>Names the random numbers of one replicate of an experiment; streams are taken from it by purpose.</summary>
public readonly record struct RandomKey
{
    private readonly ulong _seed;

    /// <summary>The key of a replicate.</summary>
    /// <param name="seed">The experiment's seed text.</param>
    /// <param name="replicate">From 0.</param>
    public RandomKey(string seed, int replicate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replicate);
        _seed = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
        Replicate = replicate;
    }

    private RandomKey(ulong seed, int replicate) => (_seed, Replicate) = (seed, replicate);

    /// <summary>The replicate, from 0.</summary>
    public int Replicate { get; }

    /// <summary>A key of other numbers for the same replicate, itself drawn for <paramref name="purpose"/>.</summary>
    public RandomKey Derive(RandomPurpose purpose, uint stream)
    {
        var random = Stream(purpose, stream);
        return new RandomKey((ulong)random.NextWord() << 32 | random.NextWord(), Replicate);
    }

    /// <summary>The numbers for <paramref name="purpose"/>; <paramref name="stream"/> tells layers, epochs or branches apart.</summary>
    public RandomStream Stream(RandomPurpose purpose, uint stream = 0) =>
        new((uint)_seed, (uint)(_seed >> 32), stream, (uint)purpose, (uint)Replicate);

    /// <summary>The numbers for <paramref name="purpose"/> at any place; those of part 0 are <see cref="Stream"/>'s.</summary>
    /// <param name="purpose">What they are drawn for.</param>
    /// <param name="stream">Tells iterations apart.</param>
    /// <param name="part">Tells layers apart within an iteration, 0 to 65535: it has the half of its word that purposes leave free.</param>
    public RandomBlocks Blocks(RandomPurpose purpose, uint stream, int part = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)part, ushort.MaxValue, nameof(part));
        return new((uint)_seed, (uint)(_seed >> 32), stream, (uint)purpose | (uint)part << 16, (uint)Replicate);
    }
}
