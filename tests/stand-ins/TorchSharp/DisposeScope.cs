namespace TorchSharp;

/// <summary>Frees the tensors that are made on its thread while it is the innermost, when it is disposed of.</summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? _innermost;

    private readonly HashSet<torch.Tensor> _tensors = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope()
    {
        Outer = _innermost;
        _innermost = this;
    }

    internal static DisposeScope? Innermost => _innermost;

    internal DisposeScope? Outer { get; }

    internal void Add(torch.Tensor tensor)
    {
        _tensors.Add(tensor);
        tensor.Scope = this;
    }

    internal void Remove(torch.Tensor tensor)
    {
        _tensors.Remove(tensor);
        tensor.Scope = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _tensors)
        {
            tensor.Scope = null;
            tensor.Dispose();
        }

        _tensors.Clear();
        if (_innermost == this) _innermost = Outer;
    }
}
