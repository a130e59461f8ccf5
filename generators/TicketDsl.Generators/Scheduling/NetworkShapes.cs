using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Scheduling;

/// <summary>Works out each layer's shape from the data set and the layer before it.</summary>
internal static class NetworkShapes
{
    /// <summary>More layers than any network here has; it bounds the generated code.</summary>
    public const int MaximumLayers = 200;

    /// <summary>What an <see cref="int"/> can index, less what a mask rounds up to whole words.</summary>
    public const long MaximumParameters = int.MaxValue - 63;

    /// <summary>
    /// The shapes of the layers that generated code can name. Where a size is missing or impossible it is taken as 1,
    /// which is only ever seen beside an error.
    /// </summary>
    public static EquatableArray<LayerShape> Of(ExperimentSpec spec)
    {
        var shapes = new List<LayerShape>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var inputs = spec.Dataset is { } dataset ? DatasetFacts.Of(dataset).Inputs : 1;
        foreach (var layer in spec.Layers.Take(MaximumLayers))
        {
            if (!Identifier.IsIdentifier(layer.Name) || ReservedName.IsReserved(layer.Name, spec.Name) || !names.Add(layer.Name)) continue;
            var shape = new LayerShape(layer.Name, inputs, Math.Max(1, layer.Units ?? 1), layer.Activation, layer.PruningFraction);
            shapes.Add(shape);
            inputs = shape.Units;
        }

        return shapes.ToEquatableArray();
    }
}
