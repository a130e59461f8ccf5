using System.Buffers;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace TicketDsl.Torch.Data;

/// <summary>
/// A data set on the device: the values that a network takes, images with as many black rows and columns around them as augmentation may
/// move them by, so that an image however changed is a gathering of values.
/// </summary>
internal sealed class DeviceExamples
{
    private const int RowsAtOnce = 1024;

    private readonly int _padding;
    private readonly Shape _shape;
    private readonly Tensor _values;
    private readonly Tensor _places;

    /// <summary>Copies examples to the device.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="shape">Of an example; plain features have no border.</param>
    /// <param name="padding">Rows and columns of black on each side.</param>
    /// <param name="device">Where to.</param>
    public DeviceExamples(Examples examples, Shape shape, int padding, Device device)
    {
        (_shape, _padding) = (shape, padding);
        using var scope = NewDisposeScope();
        _values = empty([examples.Count, Padded], ScalarType.Float32, device).DetachFromDisposeScope();
        for (var row = 0; row < examples.Count; row += RowsAtOnce) Copy(examples, row, Math.Min(RowsAtOnce, examples.Count - row));
        var places = empty([2, shape.Features], ScalarType.Int64, CPU);
        places.data<long>().CopyFrom(Places());
        _places = places.to(device).DetachFromDisposeScope();
    }

    private int Height => _shape.Height + 2 * _padding;

    private int Width => _shape.Width + 2 * _padding;

    private int Padded => _shape.Channels * Height * Width;

    /// <summary>Examples as they are: [rows, features].</summary>
    /// <param name="rows">Which, on the device.</param>
    public Tensor Take(Tensor rows)
    {
        var taken = _values.index_select(0, rows);
        if (_padding == 0) return taken;
        var plain = _places.narrow(0, 0, 1).view(_shape.Features);
        return taken.index_select(1, plain);
    }

    /// <summary>Examples as augmentation changes them: [rows, features].</summary>
    /// <param name="starts">What <see cref="Start"/> gives for each, on the device.</param>
    /// <param name="mirrored">1 for each that is mirrored, else 0, on the device.</param>
    public Tensor Take(Tensor starts, Tensor mirrored)
    {
        var places = _places.index_select(0, mirrored).add_(starts.unsqueeze(1));
        return _values.view(-1).index_select(0, places.view(-1)).view(-1, _shape.Features);
    }

    /// <summary>Where a changed example begins among all values.</summary>
    public long Start(int example, ImageChange change) => (long)example * Padded + change.Down * Width + change.Right;

    /// <summary>The places of an example's values, counted from its start: as it is, then mirrored.</summary>
    private long[] Places()
    {
        var places = new long[2 * _shape.Features];
        var next = 0;
        foreach (var isMirrored in (bool[])[false, true])
            for (var channel = 0; channel < _shape.Channels; channel++)
                for (var row = 0; row < _shape.Height; row++)
                    for (var column = 0; column < _shape.Width; column++)
                        places[next++] = (channel * Height + _padding + row) * Width + _padding + (isMirrored ? _shape.Width - 1 - column : column);
        return places;
    }

    private void Copy(Examples examples, int first, int rows)
    {
        using var scope = NewDisposeScope();
        var values = ArrayPool<float>.Shared.Rent(rows * Padded);
        var (table, next) = (_shape.Features / examples.Tables, 0);
        for (var example = first; example < first + rows; example++)
        {
            var bytes = examples.Row(example);
            var scale = examples.Scales?[example] ?? 1;
            for (var channel = 0; channel < _shape.Channels; channel++)
                for (var row = -_padding; row < _shape.Height + _padding; row++)
                    for (var column = -_padding; column < _shape.Width + _padding; column++)
                    {
                        var isInside = (uint)row < (uint)_shape.Height && (uint)column < (uint)_shape.Width;
                        var feature = (channel * _shape.Height + (isInside ? row : 0)) * _shape.Width + (isInside ? column : 0);
                        values[next++] = examples.Values[feature / table * 256 + (isInside ? bytes[feature] : 0)] * scale;
                    }
        }

        var onHost = empty([rows, Padded], ScalarType.Float32, CPU);
        onHost.data<float>().CopyFrom(values.AsSpan(0, rows * Padded));
        ArrayPool<float>.Shared.Return(values);
        _values.narrow(0, first, rows).copy_(onHost);
    }
}
