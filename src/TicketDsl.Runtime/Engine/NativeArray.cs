using System.Runtime.InteropServices;

namespace TicketDsl.Runtime.Engine;

/// <summary>Memory outside the collector's heap, aligned to a cache line, zero at first; the engine's kernels run over pointers into it.</summary>
internal sealed unsafe class NativeArray<T> : IDisposable
    where T : unmanaged
{
    private const int CacheLine = 64;

    private T* _start;

    public NativeArray(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;

        // A line more than asked, so that a vector may be read at the last element.
        var bytes = (nuint)length * (nuint)sizeof(T) + CacheLine;
        _start = (T*)NativeMemory.AlignedAlloc(bytes, CacheLine);
        NativeMemory.Clear(_start, bytes);
        NativeBytes.Held += (long)bytes;
    }

    ~NativeArray() => Free();

    public int Length { get; }

    public T* Pointer => _start;

    public Span<T> Span => new(_start, Length);

    public void Dispose()
    {
        if (_start is not null) NativeBytes.Held -= Length * sizeof(T) + CacheLine;
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }
}
