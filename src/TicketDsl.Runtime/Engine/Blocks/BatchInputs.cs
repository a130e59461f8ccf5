using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>Brings the examples of a batch into the input map. Places without an example hold what does not matter: their errors are 0.</summary>
internal sealed unsafe class BatchInputs<TLanes> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly TrainingProblem _problem;
    private readonly byte[] _changed;
    private readonly ByteColumns _bytes;
    private readonly NativeArray<float> _scales;
    private readonly NativeArray<float> _values;
    private readonly bool _areQuotients;

    public BatchInputs(TrainingProblem problem, int blocks)
    {
        _problem = problem;
        var (examples, features) = (problem.Examples, problem.Examples.Features);
        _changed = problem.Augmentation == AugmentationDefinition.None ? [] : new byte[problem.BatchSize * features + MapShape.Lanes];
        _bytes = new ByteColumns(features, blocks * MapShape.Lanes);
        _scales = new NativeArray<float>(blocks * MapShape.Lanes);
        _values = new NativeArray<float>(examples.Values.Length);
        examples.Values.CopyTo(_values.Span);
        _areQuotients = examples.Tables == 1 && ByteInputs.AreQuotients(examples.Values);
    }

    /// <summary>Examples as they are.</summary>
    public void Load(Examples examples, ReadOnlySpan<int> rows, Map inputs)
    {
        _bytes.Fill(examples, rows);
        Spread(examples, rows, inputs);
    }

    /// <summary>Examples as training sees them in an iteration.</summary>
    public void Load(Examples examples, ReadOnlySpan<int> rows, Map inputs, in AugmentationDraws draws, int iteration)
    {
        if (_changed.Length == 0)
        {
            Load(examples, rows, inputs);
            return;
        }

        var features = examples.Features;
        for (var i = 0; i < rows.Length; i++)
            draws.At(iteration, i).Apply(examples.Row(rows[i]), _problem.Network.Input, _changed.AsSpan(i * features, features));
        _bytes.Fill(_changed, rows.Length);
        Spread(examples, rows, inputs);
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _scales.Dispose();
        _values.Dispose();
    }

    private void Spread(Examples examples, ReadOnlySpan<int> rows, Map inputs)
    {
        var shape = inputs.Shape;
        for (var r = 0; examples.Scales is { } scales && r < rows.Length; r++) _scales.Pointer[r] = scales[rows[r]];
        var featuresPerTable = examples.Features / examples.Tables;
        for (var block = 0; block < shape.Blocks; block++)
        {
            var first = block * MapShape.Lanes;
            var scale = examples.Scales is null ? null : _scales.Pointer + first;
            var feature = 0;
            for (var channel = 0; channel < shape.Channels; channel++)
                for (var row = 0; row < shape.Height; row++)
                {
                    var target = inputs.At(block, channel, row, 0);
                    ByteInputs.FillPlaces<TLanes>(
                        _bytes.Column(feature) + first, _bytes.Stride, shape.Width, _values.Pointer + feature / featuresPerTable * 256, _areQuotients, scale, target,
                        shape.PlaceStride);
                    feature += shape.Width;
                }
        }
    }
}
