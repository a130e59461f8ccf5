namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>A tensor of libtorch. It is freed when it, or the scope that it belongs to, is disposed of, or when it is collected.</summary>
    public sealed partial class Tensor : IDisposable
    {
        private static long _totalCount;
        private nint _handle;

        internal Tensor(nint handle)
        {
            _handle = handle;
            Interlocked.Increment(ref _totalCount);
            DisposeScope.Innermost?.Add(this);
        }

        /// <summary>Frees what nobody disposed of.</summary>
        ~Tensor() => Free();

        /// <summary>Tensors that were made and not freed yet.</summary>
        public static long TotalCount => Interlocked.Read(ref _totalCount);

        internal DisposeScope? Scope { get; set; }

        /// <exception cref="InvalidOperationException">It was disposed of.</exception>
        internal nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");

        /// <summary>Its lengths.</summary>
        public long[] shape
        {
            get
            {
                var lengths = new long[Native.tensor_dimensions(Handle)];
                fixed (long* first = lengths) Native.tensor_shape(Handle, first);
                return lengths;
            }
        }

        /// <summary>Whether gradients of it are recorded.</summary>
        public bool requires_grad
        {
            get => Native.tensor_requires_grad(Handle) != 0;
            set => Native.Check(Native.tensor_set_requires_grad(Handle, value ? 1 : 0));
        }

        /// <summary>The gradients added up so far; null before there is one.</summary>
        public Tensor? grad
        {
            get
            {
                Native.Check(Native.tensor_grad(Handle, out var result));
                return result == 0 ? null : new Tensor(result);
            }

            set => Native.Check(Native.tensor_set_grad(Handle, value?.Handle ?? 0));
        }

        /// <summary>The values of a tensor that lies on the host without gaps.</summary>
        public Utils.TensorAccessor<T> data<T>(bool validate = true)
            where T : unmanaged => new(this, validate);

        /// <summary>Adds the gradients of this one value to all that it was computed from.</summary>
        public void backward() => Native.Check(Native.tensor_backward(Handle));

        /// <summary>Takes it out of the scope that would free it, into the one around that, if there is one.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            if (Scope is not { } scope) return this;
            scope.Remove(this);
            scope.Outer?.Add(this);
            return this;
        }

        /// <summary>Takes it out of all scopes.</summary>
        public Tensor DetachFromDisposeScope()
        {
            Scope?.Remove(this);
            return this;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            Scope?.Remove(this);
            Free();
            GC.SuppressFinalize(this);
        }

        internal static Tensor Made(int code, nint result)
        {
            Native.Check(code);
            return new Tensor(result);
        }

        private void Free()
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0) return;
            Native.tensor_free(handle);
            Interlocked.Decrement(ref _totalCount);
        }
    }
}
