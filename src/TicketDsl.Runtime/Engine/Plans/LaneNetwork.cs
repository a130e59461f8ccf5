using System.Collections.Immutable;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Engine.Kernels;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Engine.Updates;

namespace TicketDsl.Runtime.Engine.Plans;

/// <summary>One iteration of a tiny network, a replicate a lane, over all examples.</summary>
internal sealed unsafe class LaneNetwork<TLanes, TRule> : IDisposable
    where TLanes : unmanaged, ILanes<TLanes>
    where TRule : struct, IUpdateRule<TRule>
{
    private readonly ImmutableArray<Layer> _layers;
    private readonly Loss _loss;
    private readonly int _examples;
    private readonly byte[] _labels;
    private readonly NativeArray<float>[] _activations;
    private readonly NativeArray<float>[] _errors;

    public LaneNetwork(TrainingProblem problem)
    {
        _layers = problem.Layers;
        _loss = problem.Loss;
        _examples = problem.Examples.Count;
        _labels = problem.Examples.Labels.ToArray();

        // [example][unit][lane]; element 0 holds the inputs, the same in every lane.
        _activations = [new(_examples * problem.Examples.Features * TLanes.Count), .. _layers.Select(layer => new NativeArray<float>(_examples * layer.Units * TLanes.Count))];
        _errors = [.. _layers.Select(layer => new NativeArray<float>(_examples * layer.Units * TLanes.Count))];
        var inputs = PlainForward.Inputs(problem.Examples);
        for (var i = 0; i < inputs.Length; i++) TLanes.Broadcast(inputs[i]).Store(_activations[0].Pointer + i * TLanes.Count);
    }

    /// <summary>Trains one group of lanes and gives the rule of the iteration after.</summary>
    public TRule Train(int iterations, TRule rule, float* parameters, float* firstMoments, float* secondMoments, ushort* maskBits)
    {
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var end = 0;
            for (var l = 0; l < _layers.Length; l++)
            {
                Forward(l, parameters + end * TLanes.Count);
                end += _layers[l].Parameters;
            }

            var last = _layers[^1].Units * TLanes.Count;
            for (var example = 0; example < _examples; example++)
            {
                OutputError.Of<TLanes>(
                    _loss, _activations[^1].Pointer + example * last, _layers[^1].Units, _labels[example], 1f / _examples,
                    _errors[^1].Pointer + example * last);
            }

            for (var l = _layers.Length - 1; l >= 0; l--)
            {
                end -= _layers[l].Parameters;
                if (l > 0) HandBack(l, parameters + end * TLanes.Count);
                Update(l, rule, parameters + end * TLanes.Count, firstMoments + end * TLanes.Count, secondMoments + end * TLanes.Count, maskBits + end);
            }

            rule = rule.Next();
        }

        return rule;
    }

    public void Dispose()
    {
        foreach (var activations in _activations) activations.Dispose();
        foreach (var errors in _errors) errors.Dispose();
    }

    private void Forward(int l, float* parameters)
    {
        var (inputs, units) = (_layers[l].Inputs, _layers[l].Units);
        var relu = _layers[l].Activation == Activation.Relu;
        var biases = parameters + inputs * units * TLanes.Count;
        var zero = TLanes.Broadcast(0f);
        var target = _activations[l + 1].Pointer;
        for (var example = 0; example < _examples; example++)
        {
            var source = _activations[l].Pointer + example * inputs * TLanes.Count;
            var weight = parameters;
            for (var unit = 0; unit < units; unit++, target += TLanes.Count)
            {
                var sum = TLanes.Load(biases + unit * TLanes.Count);
                for (var input = 0; input < inputs; input++, weight += TLanes.Count)
                    sum = TLanes.FusedMultiplyAdd(TLanes.Load(source + input * TLanes.Count), TLanes.Load(weight), sum);
                if (relu) sum = TLanes.ZeroWhereNotGreater(sum, zero, sum);
                sum.Store(target);
            }
        }
    }

    /// <summary>The error of the layer below: Σ over units of error × weight, where its ReLU let something through.</summary>
    private void HandBack(int l, float* parameters)
    {
        var (inputs, units) = (_layers[l].Inputs, _layers[l].Units);
        var relu = _layers[l - 1].Activation == Activation.Relu;
        var zero = TLanes.Broadcast(0f);
        for (var example = 0; example < _examples; example++)
        {
            var error = _errors[l].Pointer + example * units * TLanes.Count;
            var below = _errors[l - 1].Pointer + example * inputs * TLanes.Count;
            var activation = _activations[l].Pointer + example * inputs * TLanes.Count;
            for (var input = 0; input < inputs; input++)
            {
                var sum = zero;
                for (var unit = 0; unit < units; unit++)
                    sum = TLanes.FusedMultiplyAdd(TLanes.Load(error + unit * TLanes.Count), TLanes.Load(parameters + (unit * inputs + input) * TLanes.Count), sum);
                if (relu) sum = TLanes.ZeroWhereNotGreater(TLanes.Load(activation + input * TLanes.Count), zero, sum);
                sum.Store(below + input * TLanes.Count);
            }
        }
    }

    private void Update(int l, in TRule rule, float* parameters, float* firstMoments, float* secondMoments, ushort* maskBits)
    {
        var (inputs, units) = (_layers[l].Inputs, _layers[l].Units);
        var (inputStep, unitStep) = (inputs * TLanes.Count, units * TLanes.Count);
        var one = TLanes.Broadcast(1f);
        for (var unit = 0; unit < units; unit++)
        {
            for (var input = 0; input <= inputs; input++)
            {
                // The bias is the weight of an input that is always 1.
                var isBias = input == inputs;
                var sum = TLanes.Broadcast(0f);
                var error = _errors[l].Pointer + unit * TLanes.Count;
                var source = _activations[l].Pointer + input * TLanes.Count;
                for (var example = 0; example < _examples; example++, error += unitStep, source += inputStep)
                    sum = TLanes.FusedMultiplyAdd(isBias ? one : TLanes.Load(source), TLanes.Load(error), sum);
                var parameter = isBias ? inputs * units + unit : unit * inputs + input;
                var at = parameter * TLanes.Count;
                rule.Apply(parameters + at, firstMoments + at, secondMoments + at, TLanes.WhereBits(maskBits[parameter], sum));
            }
        }
    }
}
