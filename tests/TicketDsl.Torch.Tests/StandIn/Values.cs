using TorchSharp;
using static TorchSharp.torch;

namespace TicketDsl.Torch.Tests.StandIn;

/// <summary>Tensors of numbers that are written down, and back.</summary>
internal static class Values
{
    /// <summary>A tensor of these floats.</summary>
    public static Tensor Of(long[] shape, params float[] values)
    {
        var tensor = empty(shape, ScalarType.Float32, CPU);
        tensor.data<float>().CopyFrom(values);
        return tensor;
    }

    /// <summary>A row of these floats.</summary>
    public static Tensor Row(params float[] values) => Of([values.Length], values);

    /// <summary>A row of these indices.</summary>
    public static Tensor Indices(params long[] values)
    {
        var tensor = empty([values.Length], ScalarType.Int64, CPU);
        tensor.data<long>().CopyFrom(values);
        return tensor;
    }

    /// <summary>A row of these truths.</summary>
    public static Tensor Truths(params bool[] values)
    {
        var tensor = empty([values.Length], ScalarType.Bool, CPU);
        tensor.data<bool>().CopyFrom(values);
        return tensor;
    }

    /// <summary>The floats of a tensor, in order.</summary>
    public static float[] Read(Tensor tensor)
    {
        var gapless = tensor.detach().reshape(-1);
        var values = new float[gapless.shape[0]];
        gapless.data<float>().CopyTo(values);
        return values;
    }
}
