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

    /// <summary>The replicate, from 0.</summary>
    public int Replicate { get; }

    /// <summary>The numbers for <paramref name="purpose"/>; <paramref name="stream"/> tells layers, epochs or branches apart.</summary>
    public RandomStream Stream(RandomPurpose purpose, uint stream = 0) =>
        new((uint)_seed, (uint)(_seed >> 32), stream, (uint)purpose, (uint)Replicate);
}
