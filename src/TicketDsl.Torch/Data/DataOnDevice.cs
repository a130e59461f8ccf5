using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine;
using static TorchSharp.torch;

namespace TicketDsl.Torch.Data;

/// <summary>Data sets on the device: each once, for all trainers that see it.</summary>
/// <param name="device">The device.</param>
internal sealed class DataOnDevice(Device device)
{
    private readonly ConditionalWeakTable<Examples, ConcurrentDictionary<(Shape, int), Lazy<DeviceExamples>>> _examples = [];

    /// <summary>The device.</summary>
    public Device Device => device;

    /// <summary>Examples as the network of a problem takes them, copied to the device when first asked for; those to train on can be augmented.</summary>
    public DeviceExamples Of(Examples examples, TrainingProblem problem)
    {
        var (shape, padding) = (problem.Network.Input, ReferenceEquals(examples, problem.Examples) ? problem.Augmentation.CropPadding : 0);
        return _examples.GetOrCreateValue(examples)
            .GetOrAdd((shape, padding), _ => new Lazy<DeviceExamples>(() => new DeviceExamples(examples, shape, padding, device), LazyThreadSafetyMode.PublicationOnly))
            .Value;
    }
}
