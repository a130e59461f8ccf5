namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>Neural networks.</summary>
    public static partial class nn
    {
        /// <summary>What becomes of the losses of examples.</summary>
        public enum Reduction : long
        {
            /// <summary>They stay as they are.</summary>
            None = 0,

            /// <summary>Their mean.</summary>
            Mean = 1,

            /// <summary>Their sum.</summary>
            Sum = 2,
        }

        /// <summary>Layers and losses as functions.</summary>
        public static class functional
        {
            private static readonly long[] Ones = [1, 1];
            private static readonly long[] Zeros = [0, 0];

            /// <summary>Cross-correlation of [n, channels, rows, columns] by [filters, channels / groups, rows, columns].</summary>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
            {
                fixed (long* stride = strides ?? Ones, border = padding ?? Zeros, apart = dilation ?? Ones)
                    return Tensor.Made(Native.conv2d(input.Handle, weight.Handle, bias?.Handle ?? 0, stride, border, apart, groups, out var result), result);
            }

            /// <summary>The greatest value of each window.</summary>
            public static Tensor max_pool2d(Tensor input, long kernel, long? stride = null, long? padding = null) =>
                Tensor.Made(Native.max_pool2d(input.Handle, kernel, stride ?? kernel, padding ?? 0, out var result), result);

            /// <summary>The mean of each window, the zeros of its padding counted.</summary>
            public static Tensor avg_pool2d(Tensor input, long kernel, long? stride = null, long? padding = null) =>
                Tensor.Made(Native.avg_pool2d(input.Handle, kernel, stride ?? kernel, padding ?? 0, out var result), result);

            /// <summary>Batch norm over all but dimension 1; running statistics follow in training.</summary>
            public static Tensor batch_norm(
                Tensor input, Tensor running_mean, Tensor running_var, Tensor? weight = null, Tensor? bias = null, bool training = false,
                double momentum = 0.1, double eps = 1e-5) => Tensor.Made(
                Native.batch_norm(
                    input.Handle, running_mean.Handle, running_var.Handle, weight?.Handle ?? 0, bias?.Handle ?? 0, training ? 1 : 0, momentum, eps, out var result),
                result);

            /// <summary>In training each value is 0 with probability p, else divided by 1 − p.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Tensor.Made(Native.dropout(input.Handle, p, training ? 1 : 0, out var result), result);

            /// <summary>Softmax and cross-entropy: [n, classes] and n classes.</summary>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean) =>
                Tensor.Made(Native.cross_entropy(input.Handle, target.Handle, weight?.Handle ?? 0, ignore_index, (long)reduction, out var result), result);

            /// <summary>Sigmoid and binary cross-entropy.</summary>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => Tensor.Made(
                Native.binary_cross_entropy_with_logits(
                    input.Handle, target.Handle, weight?.Handle ?? 0, (long)reduction, pos_weights?.Handle ?? 0, out var result),
                result);
        }
    }
}
