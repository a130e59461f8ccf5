using System.Collections.Immutable;
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

    /// <summary>Where each layer's parameters start among those of a group of lanes; one more for the end.</summary>
    private readonly int[] _starts;
    private readonly Loss _loss;
    private readonly int _examples;
    private readonly int _blocks;
    private readonly byte[] _labels;
    private readonly NativeArray<float>[] _activations;
    private readonly NativeArray<float>[] _errors;
    private readonly NativeArray<float> _outputs;
    private readonly NativeArray<float> _outputErrors;
    private readonly NativeArray<float> _gradient;

    public LaneNetwork(TrainingProblem problem)
    {
        _layers = problem.Layers;
        _starts = new int[_layers.Length + 1];
        for (var l = 0; l < _layers.Length; l++) _starts[l + 1] = _starts[l] + _layers[l].Parameters * TLanes.Count;
        _loss = problem.Loss;
        _examples = problem.Examples.Count;
        _blocks = (_examples + LaneBlocks.Examples - 1) / LaneBlocks.Examples;
        _labels = problem.Examples.Labels.ToArray();

        // [block][unit][example][lane]; element 0 holds the inputs, the same in every lane. Examples that fill up the last block have
        // inputs of 0 and never an error.
        var block = _blocks * LaneBlocks.Examples * TLanes.Count;
        _activations = [new(problem.Examples.Features * block), .. _layers.Select(layer => new NativeArray<float>(layer.Units * block))];
        _errors = [.. _layers.Select(layer => new NativeArray<float>(layer.Units * block))];
        _outputs = new NativeArray<float>(_layers[^1].Units * TLanes.Count);
        _outputErrors = new NativeArray<float>(_layers[^1].Units * TLanes.Count);
        _gradient = new NativeArray<float>(problem.Parameters * TLanes.Count);
        var features = problem.Examples.Features;
        var inputs = PlainForward.Inputs(problem.Examples);
        for (var i = 0; i < inputs.Length; i++)
            TLanes.Broadcast(inputs[i]).Store(_activations[0].Pointer + LaneBlocks.Place<TLanes>(i / features, i % features, features));
    }

    /// <summary>What the networks of a group of lanes give, and the errors of it.</summary>
    /// <returns>A bit for each lane whose outputs are not all finite.</returns>
    public uint Forward(float* parameters)
    {
        for (var l = 0; l < _layers.Length; l++)
            LaneBlocks.Forward<TLanes>(_layers[l], _blocks, parameters + _starts[l], _activations[l].Pointer, _activations[l + 1].Pointer);
        return OutputErrors();
    }

    /// <summary>The first layer that gave a lane what is not finite.</summary>
    public int FirstNotFinite(int lane)
    {
        var l = 0;
        while (AreFinite(_activations[l + 1], lane)) l++;
        return l;
    }

    /// <summary>The step of a group of lanes, after its <see cref="Forward"/>.</summary>
    public void Step(in TRule rule, float* parameters, float* firstMoments, float* secondMoments, float* masks)
    {
        for (var l = _layers.Length - 1; l >= 0; l--)
        {
            if (l > 0)
            {
                LaneBlocks.HandBack<TLanes>(
                    _layers[l], _layers[l - 1].Activation, _blocks, parameters + _starts[l], _errors[l].Pointer, _activations[l].Pointer,
                    _errors[l - 1].Pointer);
            }

            LaneBlocks.Gradient<TLanes>(_layers[l], _blocks, _activations[l].Pointer, _errors[l].Pointer, _gradient.Pointer + _starts[l]);
        }

        Update(rule, parameters, firstMoments, secondMoments, masks);
    }

    public void Dispose()
    {
        foreach (var activations in _activations) activations.Dispose();
        foreach (var errors in _errors) errors.Dispose();
        _outputs.Dispose();
        _outputErrors.Dispose();
        _gradient.Dispose();
    }

    private static bool AreFinite(NativeArray<float> activations, int lane)
    {
        for (var i = lane; i < activations.Length; i += TLanes.Count)
            if (!float.IsFinite(activations.Pointer[i])) return false;
        return true;
    }

    private uint OutputErrors()
    {
        // An output times 0 is 0, unless it is infinite or not a number.
        var zero = TLanes.Broadcast(0f);
        var zeros = zero;
        var units = _layers[^1].Units;
        var outputs = _activations[^1].Pointer;
        var errors = _errors[^1].Pointer;
        var share = 1f / _examples;
        if (units == 1)
        {
            // Then examples follow one another.
            for (var example = 0; example < _examples; example++, outputs += TLanes.Count, errors += TLanes.Count)
            {
                zeros = TLanes.FusedMultiplyAdd(TLanes.Load(outputs), zero, zeros);
                OutputError.Of<TLanes>(_loss, outputs, 1, _labels[example], share, errors);
            }

            return TLanes.NotZeroBits(zeros);
        }

        for (var example = 0; example < _examples; example++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                var output = TLanes.Load(outputs + LaneBlocks.Place<TLanes>(example, unit, units));
                output.Store(_outputs.Pointer + unit * TLanes.Count);
                zeros = TLanes.FusedMultiplyAdd(output, zero, zeros);
            }

            OutputError.Of<TLanes>(_loss, _outputs.Pointer, units, _labels[example], share, _outputErrors.Pointer);
            for (var unit = 0; unit < units; unit++)
                TLanes.Load(_outputErrors.Pointer + unit * TLanes.Count).Store(errors + LaneBlocks.Place<TLanes>(example, unit, units));
        }

        return TLanes.NotZeroBits(zeros);
    }

    /// <summary>All parameters, four neighbours of their flat order a group; what is left of a multiple of four stands alone.</summary>
    private void Update(in TRule rule, float* parameters, float* firstMoments, float* secondMoments, float* masks)
    {
        var count = _gradient.Length / TLanes.Count;
        var parameter = 0;
        for (; parameter + 4 <= count; parameter += 4)
        {
            var at = parameter * TLanes.Count;
            var gradient = _gradient.Pointer + at;
            rule.ApplyFour(
                parameters + at, firstMoments + at, secondMoments + at, TLanes.Count, TLanes.Load(gradient), TLanes.Load(gradient + TLanes.Count),
                TLanes.Load(gradient + 2 * TLanes.Count), TLanes.Load(gradient + 3 * TLanes.Count), new KeptLanes(masks + at, TLanes.Count));
        }

        for (; parameter < count; parameter++)
        {
            var at = parameter * TLanes.Count;
            rule.Apply(parameters + at, firstMoments + at, secondMoments + at, TLanes.Load(_gradient.Pointer + at), new KeptLanes(masks + at, TLanes.Count));
        }
    }
}
