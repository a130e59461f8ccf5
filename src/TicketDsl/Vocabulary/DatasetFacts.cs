using System;

namespace TicketDsl;

/// <summary>What the compiler knows of a data set without opening it.</summary>
/// <param name="Inputs">Features of an example.</param>
/// <param name="Outputs">Units the last layer must have: one a class, or a single one for two classes.</param>
/// <param name="TrainingExamples">Examples to train on, before any are set apart for validation.</param>
/// <param name="TestExamples">Examples to test on.</param>
/// <remarks>This file is compiled into the generator too, so that both sides count from the same numbers.</remarks>
public sealed record DatasetFacts(int Inputs, int Outputs, int TrainingExamples, int TestExamples)
{
    /// <summary>The shape of an example.</summary>
    public Shape Shape { get; private set; } = Shape.Flat(Inputs);

    /// <summary>The facts of <paramref name="dataset"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public static DatasetFacts Of(Dataset dataset) => dataset switch
    {
        Dataset.Xor => new(Inputs: 2, Outputs: 1, TrainingExamples: 4, TestExamples: 4),
        Dataset.Mnist or Dataset.FashionMnist => new(Inputs: 784, Outputs: 10, TrainingExamples: 60_000, TestExamples: 10_000) { Shape = new Shape(1, 28, 28) },
        Dataset.Cifar10 => new(Inputs: 3072, Outputs: 10, TrainingExamples: 50_000, TestExamples: 10_000) { Shape = new Shape(3, 32, 32) },
        _ => throw new ArgumentOutOfRangeException(nameof(dataset)),
    };
}
