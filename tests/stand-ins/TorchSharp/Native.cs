using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The functions of native/shim.cpp: 0, or 1 and a text where libtorch threw.</summary>
internal static unsafe partial class Native
{
    /// <summary>Where the built shim is, if it is at none of the usual places.</summary>
    public const string PathVariable = "TICKET_TORCH_SHIM";

    private const string Shim = "ticket_torch";

    private const string FileName = "libticket_torch.so";

    static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Resolve);

    /// <summary>The built shim: what the variable names, else beside this assembly, else where build.sh puts it in a folder above; or null.</summary>
    public static string? Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named) return File.Exists(named) ? named : null;
            var beside = System.IO.Path.Combine(AppContext.BaseDirectory, FileName);
            if (File.Exists(beside)) return beside;
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var built = System.IO.Path.Combine(folder.FullName, "tests", "stand-ins", "TorchSharp", "native", FileName);
                if (File.Exists(built)) return built;
            }

            return null;
        }
    }

    /// <summary>Throws what libtorch threw.</summary>
    /// <exception cref="ExternalException">libtorch threw: its text.</exception>
    public static void Check(int code)
    {
        if (code != 0) throw new ExternalException(Marshal.PtrToStringUTF8(last_error()));
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != Shim) return 0;
        return NativeLibrary.Load(Path ?? throw new DllNotFoundException(
            $"There is no {FileName}: run tests/stand-ins/TorchSharp/build.sh, or name the built file by {PathVariable}."));
    }

    [LibraryImport(Shim)]
    private static partial nint last_error();

    [LibraryImport(Shim)]
    public static partial int cuda_count(out int count);

    [LibraryImport(Shim)]
    public static partial int set_tf32(int matmul, int convolution);

    [LibraryImport(Shim)]
    public static partial int get_tf32(out int matmul, out int convolution);

    [LibraryImport(Shim)]
    public static partial int seed(long value);

    [LibraryImport(Shim)]
    public static partial int set_grad_mode(int enabled, out int before);

    [LibraryImport(Shim)]
    public static partial int tensor_empty(long* size, long dimensions, int type, int deviceType, int deviceIndex, int zeros, out nint result);

    [LibraryImport(Shim)]
    public static partial void tensor_free(nint tensor);

    [LibraryImport(Shim)]
    public static partial long tensor_dimensions(nint tensor);

    [LibraryImport(Shim)]
    public static partial void tensor_shape(nint tensor, long* shape);

    [LibraryImport(Shim)]
    public static partial int tensor_type(nint tensor);

    [LibraryImport(Shim)]
    public static partial int tensor_is_contiguous(nint tensor);

    [LibraryImport(Shim)]
    public static partial int tensor_is_cpu(nint tensor);

    [LibraryImport(Shim)]
    public static partial int tensor_data(nint tensor, out nint data);

    [LibraryImport(Shim)]
    public static partial int tensor_to_device(nint tensor, int type, int index, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_to_type(nint tensor, int type, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_narrow(nint tensor, long dimension, long start, long length, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_view(nint tensor, long* shape, long dimensions, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_reshape(nint tensor, long* shape, long dimensions, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_transpose(nint tensor, long first, long second, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_unsqueeze(nint tensor, long dimension, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_detach(nint tensor, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_add(nint a, nint b, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_sum(nint tensor, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_mean(nint tensor, long* dimensions, long count, int keep, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_sqrt(nint tensor, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_relu(nint tensor, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_sigmoid(nint tensor, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_tanh(nint tensor, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_index_select(nint tensor, long dimension, nint index, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_bmm(nint a, nint b, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_add_in_place(nint tensor, nint other, double alpha);

    [LibraryImport(Shim)]
    public static partial int tensor_add_number(nint tensor, double value);

    [LibraryImport(Shim)]
    public static partial int tensor_multiply(nint tensor, double value);

    [LibraryImport(Shim)]
    public static partial int tensor_divide(nint tensor, double value);

    [LibraryImport(Shim)]
    public static partial int tensor_addcmul(nint tensor, nint a, nint b, double value);

    [LibraryImport(Shim)]
    public static partial int tensor_addcdiv(nint tensor, nint a, nint b, double value);

    [LibraryImport(Shim)]
    public static partial int tensor_zero(nint tensor, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_copy(nint tensor, nint source, int nonBlocking);

    [LibraryImport(Shim)]
    public static partial int tensor_masked_fill(nint tensor, nint mask, double value);

    [LibraryImport(Shim)]
    public static partial int tensor_requires_grad(nint tensor);

    [LibraryImport(Shim)]
    public static partial int tensor_set_requires_grad(nint tensor, int value);

    [LibraryImport(Shim)]
    public static partial int tensor_grad(nint tensor, out nint result);

    [LibraryImport(Shim)]
    public static partial int tensor_set_grad(nint tensor, nint gradient);

    [LibraryImport(Shim)]
    public static partial int tensor_backward(nint tensor);

    [LibraryImport(Shim)]
    public static partial int conv2d(nint input, nint weight, nint bias, long* strides, long* padding, long* dilation, long groups, out nint result);

    [LibraryImport(Shim)]
    public static partial int max_pool2d(nint input, long kernel, long stride, long padding, out nint result);

    [LibraryImport(Shim)]
    public static partial int avg_pool2d(nint input, long kernel, long stride, long padding, out nint result);

    [LibraryImport(Shim)]
    public static partial int batch_norm(nint input, nint mean, nint variance, nint weight, nint bias, int training, double momentum, double eps, out nint result);

    [LibraryImport(Shim)]
    public static partial int dropout(nint input, double share, int training, out nint result);

    [LibraryImport(Shim)]
    public static partial int cross_entropy(nint input, nint target, nint weight, long ignored, long reduction, out nint result);

    [LibraryImport(Shim)]
    public static partial int binary_cross_entropy_with_logits(nint input, nint target, nint weight, long reduction, nint positive, out nint result);
}
