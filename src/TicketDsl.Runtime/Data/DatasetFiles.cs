using System.Collections.Immutable;

namespace TicketDsl.Runtime.Data;

/// <summary>The files of a published data set.</summary>
/// <param name="Title">The data set's name for people.</param>
/// <param name="Folder">The subfolder of a data folder that may hold them.</param>
public abstract record DatasetFiles(string Title, string Folder)
{
    /// <summary>All of them.</summary>
    public abstract ImmutableArray<KnownFile> All { get; }

    /// <summary>Subfolders of a data folder that may hold them, in the order in which they are looked in.</summary>
    public virtual ImmutableArray<string> Folders => [Folder];

    /// <summary>The files of <paramref name="dataset"/>, or null for one that needs none.</summary>
    public static DatasetFiles? Of(Dataset dataset) => dataset switch
    {
        Dataset.Xor => null,
        Dataset.Mnist => IdxFiles.Mnist,
        Dataset.FashionMnist => IdxFiles.FashionMnist,
        Dataset.Cifar10 => RecordFiles.Cifar10,
        _ => throw new ArgumentOutOfRangeException(nameof(dataset)),
    };

    /// <summary>Whether another data set has a file of that name and checksum: MNIST's and Fashion-MNIST's have the same names.</summary>
    internal bool IsOfAnother(string name, Func<string> sha256)
    {
        DatasetFiles[] sets = [IdxFiles.Mnist, IdxFiles.FashionMnist, RecordFiles.Cifar10];
        KnownFile[] namesakes = [.. sets.Where(set => set.Folder != Folder).SelectMany(set => set.All).Where(file => file.Name == name)];
        return namesakes.Length > 0 && sha256() is var found && namesakes.Any(file => file.Sha256 == found);
    }
}
