using System.Runtime.InteropServices;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Tests;
using TorchSharp;
using Networks = TicketDsl.Runtime.Tests.Engine.Networks;

namespace TicketDsl.Torch.Tests.Engine;

/// <summary>Groups of replicates that fit the memory.</summary>
public sealed class GroupTests
{
    private static readonly NetworkDefinition Network = Torch.WithoutDropout(Declared.Photographs().Network);

    private static readonly TrainingProblem Problem = new(
        Network, Loss.SoftmaxCrossEntropy, Networks.Momentum, Sample.Random(45, Network.Input.Features, 4, seed: 7), 20, IsFullBatch: false);

    [Test]
    public void A_group_that_does_not_fit_is_halved_until_it_does_and_the_engine_says_so([Values(0, 1)] int failsAt)
    {
        var (tried, said, trainings) = (new List<int>(), new List<string>(), 0);
        var engine = new TorchEngine(NeedsTorch.Device, announce: said.Add)
        {
            BeforeTraining = replicates =>
            {
                tried.Add(replicates);
                if (trainings >= failsAt && replicates > 2) throw new ExternalException("CUDA out of memory. Tried to allocate 2.00 GiB.");
            },
        };
        using var trainer = engine.CreateTrainer(Problem, 5);
        Torch.Start(trainer, Problem, 5, density: 0.7);
        for (; trainings < 3; trainings++) trainer.Train(2, CancellationToken.None);

        Assert.That(tried.Where(replicates => replicates > 2), Is.EqualTo(failsAt == 0 ? [5, 3] : new[] { 5, 5, 3 }));
        Assert.That(tried[^3..], Is.EqualTo(new[] { 2, 1, 2 }));
        Assert.That(said, Is.EqualTo(new[]
        {
            $"A network of {Problem.Parameters} parameters: 5 replicates at once do not fit the memory; training 3 at once.",
            $"A network of {Problem.Parameters} parameters: 3 replicates at once do not fit the memory; training 2 at once.",
        }));
        Assert.That(engine.PreferredReplicates(Problem), Is.EqualTo(2));
        for (var r = 0; r < 5; r++)
            Assert.That(Torch.Difference(Torch.Read(trainer, Problem, r), Torch.Reference(Problem, r, 0.7, 6).ReadWeights(), 2e-4), Is.Null, $"replicate {r}");
    }

    [Test]
    public void One_replicate_that_does_not_fit_is_an_error_that_says_what_to_do()
    {
        var engine = new TorchEngine(NeedsTorch.Device) { BeforeTraining = _ => throw new ExternalException("CUDA out of memory.") };
        using var trainer = engine.CreateTrainer(Problem, 2);
        Torch.Start(trainer, Problem, 2, density: 1);

        Assert.That(() => trainer.Train(1, CancellationToken.None), Throws.TypeOf<TicketException>().With.Message.Contains("not even one replicate; take a smaller batch"));
    }

    [Test]
    public void Other_failures_of_libtorch_are_not_taken_for_a_lack_of_memory()
    {
        var engine = new TorchEngine(NeedsTorch.Device) { BeforeTraining = _ => throw new ExternalException("CUDA error: an illegal memory access was encountered") };
        using var trainer = engine.CreateTrainer(Problem, 2);
        Torch.Start(trainer, Problem, 2, density: 1);

        Assert.That(() => trainer.Train(1, CancellationToken.None), Throws.TypeOf<ExternalException>());
    }

    [Test]
    public void What_libtorch_says_when_it_can_not_allocate_is_a_lack_of_memory()
    {
        var failure = Assert.Catch(() => torch.zeros([1L << 44], torch.ScalarType.Float32, torch.device(NeedsTorch.Device)).Dispose());

        Assert.That(OutOfMemory.Is(failure!), Is.True, failure!.Message);
    }

    [Test]
    public void Groups_are_as_large_as_the_memory_allows_by_estimate()
    {
        var bytes = ReplicateMemory.Of(Problem);

        // Weights, gradient, two moments and a temporary are the least that a replicate takes.
        Assert.That(bytes, Is.GreaterThan(5L * sizeof(float) * Problem.Parameters));
        Assert.That(new TorchEngine(NeedsTorch.Device) { Bytes = 7 * bytes }.PreferredReplicates(Problem), Is.EqualTo(7));
        Assert.That(new TorchEngine(NeedsTorch.Device) { Bytes = 1 }.PreferredReplicates(Problem), Is.EqualTo(1));
    }
}
