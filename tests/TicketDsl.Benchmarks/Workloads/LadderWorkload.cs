using TicketDsl.Benchmarks.Lenet;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Benchmarks.Workloads;

/// <summary>A whole ladder of LeNet-300-100 on MNIST: 21 levels of 2000 iterations with their evaluations, one replicate, no controls.</summary>
internal sealed class LadderWorkload : IWorkload
{
    public string Name => "ladder";

    public string Work => "LeNet-300-100 on MNIST, 21 levels × 2000 iterations, evaluated every 100";

    public double? Density => null;

    public TimeUnit Unit => TimeUnit.Second;

    public string Of => "a ladder";

    public Peer Peer => new("ladder.py", "--data", Mnist.Folder, "--levels", "21", "--iterations", "2000");

    public double AskedRatio => 10;

    public string? Lack => Mnist.Lack;

    public double EngineNanoseconds()
    {
        var experiment = MnistLadder.Experiment(iterations: 2000);
        var data = Mnist.Data;
        return Timing.Nanoseconds(() => new ExperimentRunner(new EmbeddedEngine(), threads: 1).Run(experiment, data, [], null, CancellationToken.None));
    }
}
