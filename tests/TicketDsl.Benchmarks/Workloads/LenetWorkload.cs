using System.Collections.Immutable;
using System.Globalization;
using TicketDsl.Benchmarks.Lenet;

namespace TicketDsl.Benchmarks.Workloads;

/// <summary>LeNet-300-100, batch 60, Adam, under random masks, on 55,000 images with 19 % pixels that are not 0.</summary>
internal sealed class LenetWorkload(double percent, double askedRatio) : IWorkload
{
    public static ImmutableArray<LenetWorkload> All { get; } = [new(100, 4.7), new(51, 4.6), new(21, 8.5), new(8.6, 15), new(3.6, 27), new(1.8, 42)];

    public string Name => $"lenet300-{Percent}";

    public string Work => "LeNet-300-100, batch 60, Adam";

    public double? Density => percent / 100;

    public TimeUnit Unit => TimeUnit.Microsecond;

    public string Of => "an iteration";

    public Peer Peer => new("lenet300.py", Percent);

    public double AskedRatio => askedRatio;

    private string Percent => percent.ToString(CultureInfo.InvariantCulture);

    public double EngineNanoseconds()
    {
        using var training = new LenetTraining(LitImages.All);
        return training.Nanoseconds(LenetTraining.RandomMasks(percent / 100));
    }
}
