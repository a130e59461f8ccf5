using static TorchSharp.torch;

namespace TicketDsl.Torch.Programs;

/// <summary>Tensors that outlive the scopes they were made in, until they are disposed of together.</summary>
internal sealed class KeptTensors : IDisposable
{
    private readonly List<Tensor> _tensors = [];

    /// <summary>Keeps a tensor.</summary>
    public Tensor Keep(Tensor tensor)
    {
        _tensors.Add(tensor.DetachFromDisposeScope());
        return tensor;
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors) tensor.Dispose();
        _tensors.Clear();
    }
}
