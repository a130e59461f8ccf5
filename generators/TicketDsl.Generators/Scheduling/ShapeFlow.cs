using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Validation;

namespace TicketDsl.Generators.Scheduling;

/// <summary>
/// Follows an example's shape through the layers. The first layer that does not fit is reported, and it alone: what comes after it
/// would not fit for that very reason.
/// </summary>
internal sealed class ShapeFlow
{
    private readonly ExperimentSpec _spec;
    private readonly Findings? _findings;
    private Shape _shape;
    private string _from;
    private bool _isFlat;
    private bool _hasFailed;
    private long _parameters;

    /// <param name="spec">The declaration.</param>
    /// <param name="findings">Where the first layer that does not fit is reported; null for nowhere.</param>
    public ShapeFlow(ExperimentSpec spec, Findings? findings)
    {
        (_spec, _findings) = (spec, findings);
        var shape = spec.Dataset is { } dataset ? DatasetFacts.Of(dataset).Shape : Shape.Flat(1);

        // A network that begins with a linear layer takes an example's features as they are.
        _isFlat = !shape.IsImage || (spec.Layers.Count > 0 && spec.Layers[0].Operation is LinearSpec);
        Input = _shape = _isFlat ? Shape.Flat(shape.Features) : shape;
        _from = spec.Dataset is { } named && findings is not null ? $"data set '{findings.Say(named)}'" : "the data set";
    }

    /// <summary>The shape of an example.</summary>
    public Shape Input { get; }

    /// <summary>The layer's shape, after that of a flattening that it implies.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="index">Its place in the declaration.</param>
    public IEnumerable<LayerShape> Through(LayerSpec layer, int index)
    {
        if (layer.HasWeights && layer.Operation is not ConvSpec && _shape.IsImage)
        {
            var flat = Shape.Flat(_shape.Features);
            yield return new LayerShape("Flatten", $"{layer.Name}.Flatten", LayerKind.Flatten, _shape, flat) { Index = index, IsImplied = true };
            (_shape, _isFlat) = (flat, true);
        }

        if (layer.Operation is ConvSpec or PoolSpec or GlobalAveragePoolSpec && _isFlat)
            Fail(RuleIds.ImageNeeded, DeclarationField.Layer, index, layer.Name, Findings.Say(_shape.Features, "feature"), _from);
        var shape = layer.Operation switch
        {
            ConvSpec conv => Windowed(layer, LayerKind.Conv, conv.Window, Math.Max(1, conv.Filters), index),
            PoolSpec pool => Windowed(layer, pool.Kind, pool.Window, _shape.Channels, index),
            GlobalAveragePoolSpec => Plain(layer, LayerKind.GlobalAveragePool, Shape.Flat(_shape.Channels)),
            FlattenSpec => Plain(layer, LayerKind.Flatten, Shape.Flat(_shape.Features)),
            LinearSpec linear => Linear(layer, Math.Max(1, linear.Units), index),
            _ => Plain(layer, LayerKind.Linear, Shape.Flat(1)),
        };
        shape = shape with { Index = index };
        _parameters += shape.Parameters;
        _from = $"'{shape.Path}'";
        (_shape, _isFlat) = (shape.To, _isFlat || shape.Kind is LayerKind.Linear or LayerKind.Flatten or LayerKind.GlobalAveragePool);
        yield return shape;
    }

    private LayerShape Linear(LayerSpec layer, int units, int index) =>
        Plain(layer, LayerKind.Linear, Shape.Flat(Fits(layer, _shape.Features, units, 1, index) ? units : 1));

    private LayerShape Windowed(LayerSpec layer, LayerKind kind, Window declared, int channels, int index)
    {
        var size = Bounded(declared.Size, 1);
        var window = new Window(size, Bounded(declared.Stride, 1), Math.Min(Bounded(declared.Padding, 0), size - 1));
        var (rows, columns) = (window.Places(_shape.Height), window.Places(_shape.Width));
        if (rows < 1 || columns < 1)
        {
            Fail(
                RuleIds.NoOutput, DeclarationField.Layer, index,
                $"{Findings.Say(size)}×{Findings.Say(size)}", layer.Name, $"{_shape.Channels}×{_shape.Height}×{_shape.Width}", _from);
            (rows, columns) = (Math.Max(1, rows), Math.Max(1, columns));
        }

        var inputs = kind == LayerKind.Conv ? (long)_shape.Channels * size * size : 0;
        if (!Fits(layer, inputs, channels, (long)rows * columns, index)) (channels, window) = (1, new Window(1, 1, 0));
        return Plain(layer, kind, new Shape(channels, rows, columns)) with { Window = window };
    }

    private LayerShape Plain(LayerSpec layer, LayerKind kind, Shape to)
    {
        var shape = new LayerShape(layer.Name, layer.Name, kind, _shape, to);
        return !shape.HasOwnWeights ? shape : shape with
        {
            Activation = layer.Activation,
            HasBias = layer.HasBiases,
            HasBatchNorm = layer.HasBatchNorm,
            Dropout = layer.Dropout ?? 0,
            PruningFraction = layer.PruningFraction,
        };
    }

    /// <summary>Whether weights and outputs can be counted and indexed; reported if they can not.</summary>
    private bool Fits(LayerSpec layer, long inputs, long units, long places, int index)
    {
        // Decimal, since an input and a unit too many can pass even a long.
        var parameters = _parameters + (decimal)inputs * units + (layer.HasBiases ? units : 0) + (layer.HasBatchNorm ? 4 * units : 0);
        var outputs = (decimal)units * places;
        var most = NetworkShapes.MaximumParameters;
        if (parameters <= most && inputs <= most && outputs <= most) return true;
        var what = parameters > most
            ? $"{Findings.Say(parameters)} weights and biases up to layer '{layer.Name}'"
            : $"{Findings.Say(outputs)} outputs of layer '{layer.Name}'";
        Fail(RuleIds.NetworkTooLarge, DeclarationField.LayerUnits, index, _spec.Name, what, Findings.Say(most));
        return false;
    }

    private void Fail(string ruleId, DeclarationField field, int index, params string[] arguments)
    {
        if (!_hasFailed) _findings?.Report(ruleId, field, index, arguments);
        _hasFailed = true;
    }

    private static int Bounded(int value, int least) => Math.Max(least, Math.Min(value, NetworkShapes.MaximumWindow));
}
