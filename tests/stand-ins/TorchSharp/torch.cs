namespace TorchSharp;

/// <summary>What PyTorch has under this name.</summary>
public static unsafe partial class torch
{
    /// <summary>A tensor of zeros.</summary>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(size, dtype, device, requires_grad, zeros: true);

    /// <summary>A tensor of any values.</summary>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(size, dtype, device, requires_grad, zeros: false);

    /// <summary>Matrix products of a batch: [n, a, b] by [n, b, c].</summary>
    public static Tensor bmm(Tensor input, Tensor batch2)
    {
        Native.Check(Native.tensor_bmm(input.Handle, batch2.Handle, out var result));
        return new Tensor(result);
    }

    /// <summary>Sets the random numbers of all devices to a beginning.</summary>
    public static void manual_seed(long seed) => Native.Check(Native.seed(seed));

    /// <summary>Until it is disposed of, nothing on this thread is recorded for gradients.</summary>
    public static IDisposable no_grad() => new WithoutGradients();

    /// <summary>Until it is disposed of, tensors made on this thread belong to it, and are freed with it.</summary>
    public static DisposeScope NewDisposeScope() => new();

    private static Tensor Make(long[] size, ScalarType? dtype, Device? device, bool requiresGrad, bool zeros)
    {
        ArgumentNullException.ThrowIfNull(size);
        device ??= CPU;
        fixed (long* first = size)
        {
            Native.Check(Native.tensor_empty(
                first, size.Length, (int)(dtype ?? ScalarType.Float32), (int)device.type, device.index, zeros ? 1 : 0, out var result));
            return new Tensor(result) { requires_grad = requiresGrad };
        }
    }

    private sealed class WithoutGradients : IDisposable
    {
        private readonly int _before;

        public WithoutGradients() => Native.Check(Native.set_grad_mode(0, out _before));

        public void Dispose() => Native.Check(Native.set_grad_mode(_before, out _));
    }

    /// <summary>CUDA devices.</summary>
    public static class cuda
    {
        /// <summary>Whether there is one.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>How many there are.</summary>
        public static int device_count()
        {
            Native.Check(Native.cuda_count(out var count));
            return count;
        }
    }

    /// <summary>How kernels compute.</summary>
    public static class backends
    {
        /// <summary>CUDA's own.</summary>
        public static class cuda
        {
            /// <summary>Matrix products.</summary>
            public static class matmul
            {
                /// <summary>Whether they may round what they multiply to TF32.</summary>
                public static bool allow_tf32
                {
                    get
                    {
                        Native.Check(Native.get_tf32(out var products, out _));
                        return products != 0;
                    }

                    set => Native.Check(Native.set_tf32(value ? 1 : 0, -1));
                }
            }
        }

        /// <summary>Those of cuDNN.</summary>
        public static class cudnn
        {
            /// <summary>Whether convolutions may round what they multiply to TF32.</summary>
            public static bool allow_tf32
            {
                get
                {
                    Native.Check(Native.get_tf32(out _, out var convolutions));
                    return convolutions != 0;
                }

                set => Native.Check(Native.set_tf32(-1, value ? 1 : 0));
            }
        }
    }
}
