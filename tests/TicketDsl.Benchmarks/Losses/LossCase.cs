using System.Collections.Immutable;
using Papers.FrankleCarbin2019;
using TicketDsl.Benchmarks.Convolutions;

namespace TicketDsl.Benchmarks.Losses;

/// <summary>A network whose losses are compared.</summary>
/// <param name="Name">On the command line, and to compare_losses.py.</param>
/// <param name="Work">For people.</param>
/// <param name="Experiment">What is exported and trained.</param>
/// <param name="Data">What it is trained on.</param>
/// <param name="Again">Iterations that PyTorch repeats in double precision and by other kernels, at most: it is slow at convolutions there.</param>
internal sealed record LossCase(string Name, string Work, ExperimentDefinition Experiment, FoundDataset Data, int Again = int.MaxValue)
{
    public static ImmutableArray<LossCase> All { get; } =
    [
        new("lenet", "LeNet-300-100 on MNIST, Adam", LenetMnist.Definition, FoundDataset.Mnist),
        new("lenet5", "LeNet-5-like on MNIST, SGD", ConvExperiment.Of(ConvCase.Lenet5, Dataset.Mnist), FoundDataset.Mnist),
        new("conv2-sgd", "Conv-2 on CIFAR-10, SGD", ConvExperiment.Of(ConvCase.Conv2Sgd, Dataset.Cifar10), FoundDataset.Cifar10, Again: 50),
        new("conv2", "Conv-2 on CIFAR-10, Adam", ConvExperiment.Of(ConvCase.Conv2, Dataset.Cifar10), FoundDataset.Cifar10, Again: 50),
    ];

    /// <summary>Those of these names; all if there are none.</summary>
    /// <exception cref="TicketException">A name is nobody's.</exception>
    public static ImmutableArray<LossCase> Named(string[] names)
    {
        if (Array.Find(names, name => !All.Any(one => IsNamed(one, name))) is { } unknown)
            throw new TicketException($"there is no network '{unknown}'; there are {string.Join(", ", All.Select(one => one.Name))}", badUse: true);
        return names.Length == 0 ? All : [.. All.Where(one => names.Any(name => IsNamed(one, name)))];
    }

    private static bool IsNamed(LossCase one, string name) => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
