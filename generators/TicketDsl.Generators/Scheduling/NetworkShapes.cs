using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Validation;

namespace TicketDsl.Generators.Scheduling;

/// <summary>Works out each layer's shape from the data set and the layer before it.</summary>
internal static class NetworkShapes
{
    /// <summary>More layers than any network here has; it bounds the generated code.</summary>
    public const int MaximumLayers = 200;

    /// <summary>What an <see cref="int"/> can index, less what a mask rounds up to whole words.</summary>
    public const long MaximumParameters = int.MaxValue - 63;

    /// <summary>More rows and columns than any window here has; it bounds what shapes are computed from.</summary>
    public const int MaximumWindow = 1000;

    /// <summary>
    /// The shapes of the layers that generated code can name. Where a size is missing or impossible it is taken as 1,
    /// which is only ever seen beside an error.
    /// </summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="findings">Where the first layer that does not fit is reported; null where it was before.</param>
    public static NetworkShape Of(ExperimentSpec spec, Findings? findings = null)
    {
        var parts = new List<PartShape>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var flow = new ShapeFlow(spec, findings);
        for (var i = 0; i < Math.Min(spec.Layers.Count, MaximumLayers); i++)
        {
            var layer = spec.Layers[i];
            if (!Identifier.IsIdentifier(layer.Name) || ReservedName.IsReserved(layer.Name, spec.Name)) continue;
            if (spec.HasOwnBlock(layer.Name) || !names.Add(layer.Name)) continue;
            parts.AddRange(BlockFlow.Through(layer, spec, flow, i));
        }

        return new NetworkShape(flow.Input, parts.ToEquatableArray());
    }
}
