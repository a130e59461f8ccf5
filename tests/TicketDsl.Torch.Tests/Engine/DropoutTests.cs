using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Tests;

namespace TicketDsl.Torch.Tests.Engine;

/// <summary>
/// Dropout draws on the device. One linear layer of ones with dropout before an output: what the output's weights are moved by tells what was dropped.
/// </summary>
public sealed class DropoutTests
{
    private const int Units = 2000;
    private const double Share = 0.3;

    private static readonly NetworkDefinition Network = NetworkDefinition.Chain(
        new Layer("Hidden", 1, Units, Activation.None) { HasBias = false, Dropout = Share }, new Layer("Output", Units, 1, Activation.None) { HasBias = false });

    private static readonly TrainingProblem Problem = new(
        Network, Loss.SigmoidCrossEntropy, new SgdDefinition(1, 0), Sample.Of(1, [255], [1]), 1, IsFullBatch: true);

    [Test]
    public void Each_training_iteration_drops_the_share_and_divides_the_rest_by_what_is_left()
    {
        var (first, second) = (Gradient(0, iteration: 0), Gradient(0, iteration: 1));
        var kept = first.Where(value => value != 0).ToArray();

        // 2000 coins: four standard deviations are 82.
        Assert.That(Units - kept.Length, Is.InRange(Units * Share - 82, Units * Share + 82));
        Assert.That(kept, Is.All.EqualTo(0.5 / (1 - Share)).Within(1e-6));
        Assert.That(first.Zip(second).Count(pair => pair.First == 0 && pair.Second == 0), Is.InRange(Units * Share * Share - 70, Units * Share * Share + 70));
    }

    [Test]
    public void Replicates_drop_differently() => Assert.That(Gradient(1, 0), Is.Not.EqualTo(Gradient(0, 0)));

    [Test]
    public void The_same_training_drops_alike()
    {
        var once = Gradient(1, iteration: 3);
        Assert.That(Gradient(1, iteration: 3), Is.EqualTo(once));
    }

    [Test]
    public void Nothing_is_dropped_when_a_network_is_looked_at()
    {
        using var trainer = Started(0);
        var outputs = new float[1];
        trainer.Predict(0, Problem.Examples, [0], outputs);

        Assert.That(outputs[0], Is.EqualTo(Units * 1e-3f).Within(1e-4));
    }

    /// <summary>What an iteration moved the output's weights by; their sums being about 0, the error of the output is about a half.</summary>
    private static float[] Gradient(int replicate, int iteration)
    {
        using var trainer = Started(iteration, scale: 0);
        trainer.Train(1, CancellationToken.None);
        return Torch.Read(trainer, Problem, replicate)[Units..];
    }

    private static ITrainer Started(int iteration, float scale = 1e-3f)
    {
        var trainer = Torch.Engine().CreateTrainer(Problem, 2);
        float[] weights = [.. Enumerable.Repeat(1f, Units), .. Enumerable.Repeat(scale, Units)];
        for (var r = 0; r < 2; r++) trainer.Start(r, weights, MaskSet.Dense(Network.Layers), Torch.Order(Problem, r), iteration);
        return trainer;
    }
}
