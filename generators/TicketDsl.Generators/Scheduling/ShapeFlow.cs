using TicketDsl.Generators.Diagnostics;
using TicketDsl.Generators.Model;
using TicketDsl.Generators.Naming;
using TicketDsl.Generators.Validation;

namespace TicketDsl.Generators.Scheduling;

/// <summary>
/// Follows an example's shape through the layers. The first layer that does not fit is reported, and it alone: what comes after it
/// would not fit for that very reason.
/// </summary>
internal sealed class ShapeFlow
{
    /// <summary>More than 200 layers can have around them.</summary>
    private const int MaximumBlocks = 2000;

    private readonly ExperimentSpec _spec;
    private readonly Findings? _findings;
    private string _from;
    private bool _isFlat;
    private bool _hasFailed;
    private int? _stride;
    private int _layers;
    private int _blocks;
    private long _parameters;

    /// <param name="spec">The declaration.</param>
    /// <param name="findings">Where the first layer that does not fit is reported; null for nowhere.</param>
    public ShapeFlow(ExperimentSpec spec, Findings? findings)
    {
        (_spec, _findings) = (spec, findings);
        var shape = spec.Dataset is { } dataset ? DatasetFacts.Of(dataset).Shape : Shape.Flat(1);

        // A network that begins with a linear layer takes an example's features as they are.
        _isFlat = !shape.IsImage || new BlockGraph(spec.Blocks).First(spec.Layers) is LinearSpec;
        Input = Shape = _isFlat ? Shape.Flat(shape.Features) : shape;
        _from = spec.Dataset is { } named && findings is not null ? $"data set '{findings.Say(named)}'" : "the data set";
    }

    /// <summary>The shape of an example.</summary>
    public Shape Input { get; }

    /// <summary>The shape that the layers so far give.</summary>
    public Shape Shape { get; private set; }

    /// <summary>Whether there are as many layers as a network may have, so that another is one too many; reported if so.</summary>
    public bool IsFull(LayerPlace place)
    {
        if (_layers < NetworkShapes.MaximumLayers && _blocks < MaximumBlocks) return false;
        Fail(
            RuleIds.NetworkTooLarge, DeclarationField.Layer, place.Index,
            _spec.Name, $"more than {Findings.Say(NetworkShapes.MaximumLayers)} layers", Findings.Say(NetworkShapes.MaximumLayers));
        return true;
    }

    /// <summary>Counts a block, so that blocks without layers come to an end too.</summary>
    public void AddBlock() => _blocks++;

    /// <summary>The stride of the next convolution, in place of its own.</summary>
    public void StrideNext(int stride) => _stride = stride;

    /// <summary>The layer's shape, after that of a flattening that it implies.</summary>
    public IReadOnlyList<LayerShape> Through(LayerSpec layer, LayerPlace place)
    {
        var path = place.Prefix + layer.Name;
        var shapes = new List<LayerShape>();
        if (layer.HasWeights && layer.Operation is not ConvSpec && Shape.IsImage)
        {
            var flat = Shape.Flat(Shape.Features);
            shapes.Add(new LayerShape("Flatten", $"{path}.Flatten", LayerKind.Flatten, Shape, flat) { Index = place.Index, IsImplied = true });
            (Shape, _isFlat) = (flat, true);
        }

        if (layer.Operation is ConvSpec or PoolSpec or GlobalAveragePoolSpec && _isFlat)
            Fail(RuleIds.ImageNeeded, DeclarationField.Layer, place.Index, path, Findings.Say(Shape.Features, "feature"), _from);
        var shape = layer.Operation switch
        {
            ConvSpec conv => Convolution(layer, conv, path, place),
            PoolSpec pool => Windowed(layer, pool.Kind, pool.Window, Shape.Channels, path, place),
            GlobalAveragePoolSpec => Plain(layer, LayerKind.GlobalAveragePool, Shape.Flat(Shape.Channels), path, place),
            FlattenSpec => Plain(layer, LayerKind.Flatten, Shape.Flat(Shape.Features), path, place),
            LinearSpec linear => Linear(layer, Math.Max(1, linear.Units), path, place),
            _ => Plain(layer, LayerKind.Linear, Shape.Flat(1), path, place),
        };
        Add(shape);
        (Shape, _isFlat) = (shape.To, _isFlat || shape.Kind is LayerKind.Linear or LayerKind.Flatten or LayerKind.GlobalAveragePool);
        shapes.Add(shape);
        return shapes;
    }

    /// <summary>
    /// The 1×1 convolution that brings <paramref name="from"/> to the present shape (He et al. 2016, equation 2); null, and reported,
    /// where none does.
    /// </summary>
    public LayerShape? Projection(string block, Shape from, bool hasBatchNorm, LayerPlace place)
    {
        var layer = new LayerSpec(ReservedName.Shortcut, new ConvSpec(Shape.Channels, 1, 1, 0)) { HasBatchNorm = hasBatchNorm, PruningFraction = place.Fraction };
        for (var stride = 1; stride <= Math.Max(from.Height, from.Width) && !_isFlat; stride++)
        {
            var window = new Window(1, stride, 0);
            if (window.Over(from, Shape.Channels) != Shape) continue;
            if (!Fits(layer, from.Channels, Shape.Channels, Shape.Height * (long)Shape.Width, block, place)) return null;
            var path = $"{block}.{ReservedName.Shortcut}";
            var shape = Plain(layer, LayerKind.Conv, Shape, path, place) with { From = from, Window = window };
            Add(shape);
            return shape;
        }

        Fail(RuleIds.ResidualMismatch, DeclarationField.LayerResidual, place.Index, block, from.ToString(), Shape.ToString());
        return null;
    }

    /// <summary>Reports what does not fit, unless something did not before.</summary>
    public void Fail(string ruleId, DeclarationField field, int index, params string[] arguments)
    {
        if (!_hasFailed) _findings?.Report(ruleId, field, index, arguments);
        _hasFailed = true;
    }

    private LayerShape Convolution(LayerSpec layer, ConvSpec conv, string path, LayerPlace place)
    {
        if ((conv.Filters ?? place.Channels) is not { } filters)
        {
            var (attribute, key) = place.Depth == 0 ? ("[Conv(16)]", "'conv: 16'") : ("[Conv(16)], or [Channels(16)] where the block is used", "'conv: 16', or 'channels: 16' where the block is used");
            if (_findings is not null) Fail(RuleIds.MissingFilters, DeclarationField.Layer, place.Index, path, _findings.Say(attribute, key));
            filters = 1;
        }

        var window = _stride is { } stride ? conv.Window with { Stride = stride } : conv.Window;
        _stride = null;
        return Windowed(layer, LayerKind.Conv, window, Math.Max(1, filters), path, place);
    }

    private LayerShape Linear(LayerSpec layer, int units, string path, LayerPlace place) =>
        Plain(layer, LayerKind.Linear, Shape.Flat(Fits(layer, Shape.Features, units, 1, path, place) ? units : 1), path, place);

    private LayerShape Windowed(LayerSpec layer, LayerKind kind, Window declared, int channels, string path, LayerPlace place)
    {
        var size = Bounded(declared.Size, 1);
        var window = new Window(size, Bounded(declared.Stride, 1), Math.Min(Bounded(declared.Padding, 0), size - 1));
        var (rows, columns) = (window.Places(Shape.Height), window.Places(Shape.Width));
        if (rows < 1 || columns < 1)
        {
            Fail(
                RuleIds.NoOutput, DeclarationField.Layer, place.Index,
                $"{Findings.Say(size)}×{Findings.Say(size)}", path, $"{Shape.Channels}×{Shape.Height}×{Shape.Width}", _from);
            (rows, columns) = (Math.Max(1, rows), Math.Max(1, columns));
        }

        var inputs = kind == LayerKind.Conv ? (long)Shape.Channels * size * size : 0;
        if (!Fits(layer, inputs, channels, (long)rows * columns, path, place)) (channels, window) = (1, new Window(1, 1, 0));
        return Plain(layer, kind, new Shape(channels, rows, columns), path, place) with { Window = window };
    }

    private LayerShape Plain(LayerSpec layer, LayerKind kind, Shape to, string path, LayerPlace place)
    {
        var shape = new LayerShape(layer.Name, path, kind, Shape, to) { Index = place.Index };
        return !shape.HasOwnWeights ? shape : shape with
        {
            Activation = layer.Activation,
            HasBias = layer.HasBiases,
            HasBatchNorm = layer.HasBatchNorm,
            Dropout = layer.Dropout ?? 0,
            PruningFraction = layer.PruningFraction ?? place.Fraction,
            IsPruned = place.IsPruned && !layer.IsNotPruned,
            Pruning = layer.Pruning ?? place.Pruning,
        };
    }

    private void Add(LayerShape shape)
    {
        _parameters += shape.Parameters;
        _from = $"'{shape.Path}'";
        _layers++;
    }

    /// <summary>Whether weights and outputs can be counted and indexed; reported if they can not.</summary>
    private bool Fits(LayerSpec layer, long inputs, long units, long places, string path, LayerPlace place)
    {
        // Decimal, since an input and a unit too many can pass even a long.
        var parameters = _parameters + (decimal)inputs * units + (layer.HasBiases ? units : 0) + (layer.HasBatchNorm ? 4 * units : 0);
        var outputs = (decimal)units * places;
        var most = NetworkShapes.MaximumParameters;
        if (parameters <= most && inputs <= most && outputs <= most) return true;
        var what = parameters > most
            ? $"{Findings.Say(parameters)} weights and biases up to layer '{path}'"
            : $"{Findings.Say(outputs)} outputs of layer '{path}'";
        Fail(RuleIds.NetworkTooLarge, DeclarationField.LayerUnits, place.Index, _spec.Name, what, Findings.Say(most));
        return false;
    }

    private static int Bounded(int value, int least) => Math.Max(least, Math.Min(value, NetworkShapes.MaximumWindow));
}
