using TicketDsl.Runtime.Data;

namespace TicketDsl.Benchmarks.Lenet;

/// <summary>MNIST, for what is measured on nothing else.</summary>
internal static class Mnist
{
    /// <summary>Why it is not there, or null.</summary>
    public static string? Lack => FoundDataset.Mnist.Lack;

    /// <summary>The folder of its four files, for a peer.</summary>
    public static string Folder => FoundDataset.Mnist.Folder;

    public static LoadedDataset Data => FoundDataset.Mnist.Data;
}
