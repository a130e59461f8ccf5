using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>The inputs of some examples as they lie for packed weights: [feature][example], of the features that have weights.</summary>
internal sealed unsafe class InputMatrix<TLanes> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly NativeArray<float> _values;
    private readonly NativeArray<float> _scales;
    private readonly QuotientTable _quotients = new();

    /// <summary>Room for <paramref name="stride"/> examples, a multiple of 64.</summary>
    public InputMatrix(int features, int stride)
    {
        Bytes = new ByteColumns(features, stride);
        _values = new NativeArray<float>(features * stride);
        _scales = new NativeArray<float>(stride);
    }

    /// <summary>The bytes of the examples.</summary>
    public ByteColumns Bytes { get; }

    /// <summary>[features, stride]; rows of features that were not asked for hold what does not matter.</summary>
    public float* Values => _values.Pointer;

    /// <summary>A factor an example, or null where all are 1.</summary>
    public float* Scales { get; private set; }

    public void Dispose()
    {
        Bytes.Dispose();
        _values.Dispose();
        _scales.Dispose();
    }

    /// <summary>Takes these rows of the examples, these features of them.</summary>
    public void Fill(Examples examples, ReadOnlySpan<int> rows, int[] features)
    {
        Bytes.Fill(examples, rows);
        var stride = Bytes.Stride;
        Scales = examples.Scales is null ? null : _scales.Pointer;
        for (var r = 0; examples.Scales is { } scales && r < rows.Length; r++) _scales.Pointer[r] = scales[rows[r]];
        var areQuotients = _quotients.Has(examples.Values);
        fixed (float* table = examples.Values)
        {
            foreach (var feature in features)
            {
                ByteInputs.Fill<TLanes>(
                    Bytes.Column(feature), stride, table, areQuotients, Scales, Values + (long)feature * stride);
            }
        }
    }
}
