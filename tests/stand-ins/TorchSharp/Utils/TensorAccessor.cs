namespace TorchSharp.Utils;

/// <summary>Reads and writes the values of a tensor that lies on the host without gaps.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public sealed unsafe class TensorAccessor<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly T* _first;
    private readonly int _count;

    internal TensorAccessor(torch.Tensor tensor, bool validate)
    {
        _tensor = tensor;
        var type = (torch.ScalarType)Native.tensor_type(tensor.Handle);
        if (validate && type != TypeOf()) throw new ArgumentException($"{typeof(T).Name} is not compatible with {type}");
        if (Native.tensor_is_cpu(tensor.Handle) == 0)
            throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        if (Native.tensor_is_contiguous(tensor.Handle) == 0) throw new InvalidOperationException("The stand-in reads tensors without gaps only.");
        Native.Check(Native.tensor_data(tensor.Handle, out var first));
        _first = (T*)first;
        _count = checked((int)tensor.shape.Aggregate(1L, (product, length) => product * length));
    }

    /// <summary>Copies the values out.</summary>
    public void CopyTo(Span<T> target)
    {
        new ReadOnlySpan<T>(_first, _count).CopyTo(target);
        GC.KeepAlive(_tensor);
    }

    /// <summary>Copies values in.</summary>
    public void CopyFrom(ReadOnlySpan<T> array)
    {
        array.CopyTo(new Span<T>(_first, _count));
        GC.KeepAlive(_tensor);
    }

    private static torch.ScalarType? TypeOf() =>
        typeof(T) == typeof(float) ? torch.ScalarType.Float32
        : typeof(T) == typeof(long) ? torch.ScalarType.Int64
        : typeof(T) == typeof(bool) ? torch.ScalarType.Bool
        : typeof(T) == typeof(byte) ? torch.ScalarType.Byte : null;
}
