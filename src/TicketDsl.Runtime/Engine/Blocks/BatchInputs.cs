using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Blocks;

/// <summary>Brings the examples of a batch into the input map; places without an example are 0.</summary>
internal sealed unsafe class BatchInputs(TrainingProblem problem)
{
    private readonly byte[] _changed = new byte[problem.Examples.Features];

    /// <summary>Examples as they are.</summary>
    public static void Load(Examples examples, ReadOnlySpan<int> rows, Map inputs)
    {
        for (var i = 0; i < rows.Length; i++) Load(examples, rows[i], examples.Row(rows[i]), i, inputs);
        Empty(rows.Length, inputs);
    }

    /// <summary>Examples as training sees them in an iteration.</summary>
    public void Load(Examples examples, ReadOnlySpan<int> rows, Map inputs, in AugmentationDraws draws, int iteration)
    {
        if (problem.Augmentation == AugmentationDefinition.None)
        {
            Load(examples, rows, inputs);
            return;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            draws.At(iteration, i).Apply(examples.Row(rows[i]), problem.Network.Input, _changed);
            Load(examples, rows[i], _changed, i, inputs);
        }

        Empty(rows.Length, inputs);
    }

    private static void Load(Examples examples, int example, ReadOnlySpan<byte> bytes, int position, Map inputs)
    {
        var shape = inputs.Shape;
        var scale = examples.Scales is { } scales ? scales[example] : 1f;
        var featuresPerTable = examples.Features / examples.Tables;
        var feature = 0;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var height = shape.IsFlat ? 1 : shape.Height;
            var width = shape.IsFlat ? 1 : shape.Width;
            for (var row = 0; row < height; row++)
            {
                var target = inputs.At(position / MapShape.Lanes, channel, row, 0) + position % MapShape.Lanes;
                for (var column = 0; column < width; column++, feature++)
                    target[column * MapShape.Lanes] = examples.Values[feature / featuresPerTable * 256 + bytes[feature]] * scale;
            }
        }
    }

    private static void Empty(int examples, Map inputs)
    {
        var shape = inputs.Shape;
        for (var position = examples; position < shape.Blocks * MapShape.Lanes; position++)
            for (var channel = 0; channel < shape.Channels; channel++)
                for (var row = 0; row < shape.Height; row++)
                    for (var column = 0; column < shape.Width; column++)
                        inputs.At(position / MapShape.Lanes, channel, row, column)[position % MapShape.Lanes] = 0;
    }
}
