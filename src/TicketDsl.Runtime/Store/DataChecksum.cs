using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Store;

/// <summary>SHA-256 of a data set as it was loaded: inputs, labels and what bytes stand for, so that it tells scalings apart too.</summary>
public static class DataChecksum
{
    private static readonly ConditionalWeakTable<LoadedDataset, string> Known = [];

    /// <summary>64 hexadecimal digits; worked out once for each data set.</summary>
    public static string Of(LoadedDataset data) => Known.GetValue(data, static data =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var examples in (Examples[])[data.Training, data.Test])
        {
            hash.AppendData(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[examples.Count, examples.Features, examples.Values.Length, examples.Scales?.Length ?? -1]));
            hash.AppendData(examples.Inputs.Span);
            hash.AppendData(examples.Labels);
            hash.AppendData(MemoryMarshal.AsBytes<float>(examples.Values));
            hash.AppendData(MemoryMarshal.AsBytes<float>(examples.Scales));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    });
}
