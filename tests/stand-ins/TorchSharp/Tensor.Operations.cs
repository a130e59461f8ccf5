namespace TorchSharp;

public static unsafe partial class torch
{
    public sealed partial class Tensor
    {
        /// <summary>A copy there, or the same values where they are there already.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            ArgumentNullException.ThrowIfNull(device);
            return Made(Native.tensor_to_device(Handle, (int)device.type, device.index, out var result), result);
        }

        /// <summary>The values as another type.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Made(Native.tensor_to_type(Handle, (int)type, out var result), result);

        /// <summary>A copy on the host, or the same values where they are there already.</summary>
        public Tensor cpu(bool disposeAfter = false) => to(CPU);

        /// <summary>A view of a part of a dimension.</summary>
        public Tensor narrow(long dim, long start, long length) => Made(Native.tensor_narrow(Handle, dim, start, length, out var result), result);

        /// <summary>A view under another shape.</summary>
        public Tensor view(params long[] shape)
        {
            fixed (long* first = shape) return Made(Native.tensor_view(Handle, first, shape.Length, out var result), result);
        }

        /// <summary>A view under another shape, or a copy where the values do not lie so.</summary>
        public Tensor reshape(params long[] shape)
        {
            fixed (long* first = shape) return Made(Native.tensor_reshape(Handle, first, shape.Length, out var result), result);
        }

        /// <summary>A view with two dimensions changed over.</summary>
        public Tensor transpose(long dim0, long dim1) => Made(Native.tensor_transpose(Handle, dim0, dim1, out var result), result);

        /// <summary>A view with one more dimension, of length 1.</summary>
        public Tensor unsqueeze(long dim) => Made(Native.tensor_unsqueeze(Handle, dim, out var result), result);

        /// <summary>The same values, of which no gradients are recorded.</summary>
        public Tensor detach() => Made(Native.tensor_detach(Handle, out var result), result);

        /// <summary>The sum of two.</summary>
        public Tensor add(Tensor target) => Made(Native.tensor_add(Handle, target.Handle, out var result), result);

        /// <summary>The sum of all values.</summary>
        public Tensor sum() => Made(Native.tensor_sum(Handle, out var result), result);

        /// <summary>Means over some dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null)
        {
            ArgumentNullException.ThrowIfNull(dimensions);
            fixed (long* first = dimensions) return Made(Native.tensor_mean(Handle, first, dimensions.Length, keepdim ? 1 : 0, out var result), result);
        }

        /// <summary>Square roots.</summary>
        public Tensor sqrt() => Made(Native.tensor_sqrt(Handle, out var result), result);

        /// <summary>max(x, 0).</summary>
        public Tensor relu() => Made(Native.tensor_relu(Handle, out var result), result);

        /// <summary>1 / (1 + e⁻ˣ).</summary>
        public Tensor sigmoid() => Made(Native.tensor_sigmoid(Handle, out var result), result);

        /// <summary>The hyperbolic tangent.</summary>
        public Tensor tanh() => Made(Native.tensor_tanh(Handle, out var result), result);

        /// <summary>The entries of a dimension that a tensor of indices names, in its order.</summary>
        public Tensor index_select(long dim, Tensor index) => Made(Native.tensor_index_select(Handle, dim, index.Handle, out var result), result);

        /// <summary>Adds another, in place.</summary>
        public Tensor add_(Tensor target) => Done(Native.tensor_add_in_place(Handle, target.Handle, 1));

        /// <summary>Adds alpha times another, in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Done(Native.tensor_add_in_place(Handle, target.Handle, alpha.Value));

        /// <summary>Adds a number, in place.</summary>
        public Tensor add_(Scalar scalar) => Done(Native.tensor_add_number(Handle, scalar.Value));

        /// <summary>Multiplies by a number, in place.</summary>
        public Tensor mul_(Scalar target) => Done(Native.tensor_multiply(Handle, target.Value));

        /// <summary>Divides by a number, in place.</summary>
        public Tensor div_(Scalar target) => Done(Native.tensor_divide(Handle, target.Value));

        /// <summary>Adds value · tensor1 · tensor2, in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Done(Native.tensor_addcmul(Handle, tensor1.Handle, tensor2.Handle, value.Value));

        /// <summary>Adds value · tensor1 / tensor2, in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Done(Native.tensor_addcdiv(Handle, tensor1.Handle, tensor2.Handle, value.Value));

        /// <summary>Makes all values 0; as TorchSharp has it, what comes back is a view and not this object.</summary>
        public Tensor zero_() => Made(Native.tensor_zero(Handle, out var result), result);

        /// <summary>Takes the values of another.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Done(Native.tensor_copy(Handle, source.Handle, nonBlocking ? 1 : 0));

        /// <summary>Puts a number where a mask is true, in place.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Done(Native.tensor_masked_fill(Handle, mask.Handle, value.Value));

        // As TorchSharp has it, operations in place give back the same object.
        private Tensor Done(int code)
        {
            Native.Check(code);
            return this;
        }
    }
}
