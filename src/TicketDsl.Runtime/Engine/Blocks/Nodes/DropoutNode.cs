using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>Dropout (Srivastava et al. 2014, section 10): in training an output is kept and divided by the share that is kept, or it is 0.</summary>
internal sealed unsafe class DropoutNode<TLanes>(Signal input, Signal output, double dropout, int index, Func<BatchOrder> order) : INode
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly float _scale = DropoutDraws.Factor(dropout);
    private readonly float[] _factors = new float[input.Shape.Features];
    private NativeArray<ushort>? _kept;

    public void Allocate() => _kept = new NativeArray<ushort>(input.Values.Shape.Blocks * input.Shape.Features);

    public IEnumerable<Step> ForwardSteps() =>
    [
        new((pass, block) => Apply(pass.IsTraining, block, input.Values, output.Values, adds: false))
        {
            Begin = pass =>
            {
                if (pass.IsTraining) Draw(pass);
            },
        },
    ];

    public IEnumerable<Step> BackwardSteps()
    {
        var adds = input.TakeTurn();
        return [new((_, block) => Apply(drops: true, block, output.Gradient, input.Gradient, adds)) { Gradients = [input, output] }];
    }

    public void Dispose() => _kept?.Dispose();

    private void Draw(in Pass pass)
    {
        var kept = _kept!;
        kept.Span.Clear();
        var draws = new DropoutDraws(order().Key);
        var features = input.Shape.Features;
        for (var example = 0; example < pass.Examples; example++)
        {
            draws.Fill(pass.Iteration, index, example, dropout, _factors);
            for (var feature = 0; feature < features; feature++)
                if (_factors[feature] != 0) kept.Pointer[example / MapShape.Lanes * features + feature] |= (ushort)(1 << (example % MapShape.Lanes));
        }
    }

    private void Apply(bool drops, int block, Map from, Map to, bool adds)
    {
        var (shape, scale) = (input.Shape, TLanes.Broadcast(_scale));
        for (var feature = 0; feature < shape.Features; feature++)
        {
            var (channel, row, column) = (feature / (shape.Height * shape.Width), feature / shape.Width % shape.Height, feature % shape.Width);
            var source = from.At(block, channel, row, column);
            var target = to.At(block, channel, row, column);
            uint bits = _kept!.Pointer[block * shape.Features + feature];
            for (var lane = 0; lane < MapShape.Lanes; lane += TLanes.Count)
            {
                var value = TLanes.Load(source + lane);
                if (drops) value = TLanes.WhereBits(bits >> lane, value * scale);
                Elementwise.Give(target + lane, value, adds);
            }
        }
    }
}
