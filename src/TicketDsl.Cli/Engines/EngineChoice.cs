using System.Globalization;
using System.Runtime.CompilerServices;
using TicketDsl.Runtime.Engine;
using TicketDsl.Torch;

namespace TicketDsl.Cli.Engines;

/// <summary>
/// Takes an engine for each experiment: the one that was asked for, or by itself CUDA where this build has TorchSharp, a device is there
/// and the network is not tiny. The embedded engine never stands in for the torch engine that was asked for.
/// </summary>
internal sealed class EngineChoice
{
    /// <summary>Networks up to this many parameters are done on the processor before a device has begun.</summary>
    private const int TinyParameters = 512;

    private readonly EngineRequest _request;
    private readonly int _threads;
    private readonly Action<string> _announce;
    private readonly EmbeddedEngine _embedded = new();
    private TorchEngine? _torch;

    /// <summary>The engines of a command.</summary>
    /// <exception cref="TicketException">What was asked for is not there: says what brings it.</exception>
    public EngineChoice(EngineRequest request, int threads, Action<string> announce)
    {
        (_request, _threads, _announce) = (request.Checked(), threads, announce);
        if (request.NeedsTorch) _torch = Torch();
    }

    /// <summary>The engine of an experiment.</summary>
    public ChosenEngine For(ExperimentDefinition experiment)
    {
        if (_request.Engine == EngineRequest.Embedded) return Embedded("");
        if (_request.NeedsTorch) return OnTorch("");
        if (TorchLibrary.Lack() is { } lack) return Embedded($" (auto: {lack.Split(';', '(')[0].TrimEnd()})");
        if (TorchLibrary.Devices() == 0) return Embedded(" (auto: there is no CUDA device)");
        return experiment.Network.Parameters <= TinyParameters ? Embedded(" (auto: the network is tiny)") : OnTorch(" (auto: there is a CUDA device)");
    }

    private ChosenEngine Embedded(string why) =>
        new(_embedded, _threads, string.Create(CultureInfo.InvariantCulture, $"embedded engine, {_threads} {(_threads == 1 ? "thread" : "threads")}{why}"));

    // One trainer at a time: it has all replicates, and a device has one memory.
    private ChosenEngine OnTorch(string why) => new(_torch ??= Torch(), 1, $"torch engine on {Device}{(_request.AllowTf32 ? ", TF32 allowed" : "")}{why}");

    private string Device => _request.Device ?? (TorchLibrary.Devices() > 0 ? "cuda:0" : "cpu");

    private TorchEngine Torch()
    {
        TorchLibrary.Require(Device);
        return Made();
    }

    // By itself: where TorchSharp is missing this can not even be compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TorchEngine Made() => new TorchEngine(Device, _request.AllowTf32, _announce);
}
