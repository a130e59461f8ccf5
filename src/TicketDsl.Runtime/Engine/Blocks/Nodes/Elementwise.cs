using TicketDsl.Runtime.Engine.Blocks.Kernels;
using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Nodes;

/// <summary>Passes over all values of maps, place by place.</summary>
internal static unsafe class Elementwise
{
    /// <summary>Makes the errors of a block after an activation those before it, from what the activation gave.</summary>
    public static void Differentiate<TLanes>(Activation activation, Signal signal, int block)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var floats = signal.Shape.Width * MapShape.Lanes;
        for (var channel = 0; channel < signal.Shape.Channels; channel++)
            for (var row = 0; row < signal.Shape.Height; row++)
            {
                var y = signal.Values.At(block, channel, row, 0);
                var e = signal.Gradient.At(block, channel, row, 0);
                for (var i = 0; i < floats; i += TLanes.Count) Activations.Gradient(activation, TLanes.Load(y + i), TLanes.Load(e + i)).Store(e + i);
            }
    }

    /// <summary>Hands a block's gradient on as it is: written, or added to what is there.</summary>
    public static void HandOn<TLanes>(Signal from, Signal to, int block, bool adds)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (!to.NeedsGradient) return;
        var floats = from.Shape.Width * MapShape.Lanes;
        for (var channel = 0; channel < from.Shape.Channels; channel++)
            for (var row = 0; row < from.Shape.Height; row++)
            {
                var source = from.Gradient.At(block, channel, row, 0);
                var target = to.Gradient.At(block, channel, row, 0);
                if (!adds) new ReadOnlySpan<float>(source, floats).CopyTo(new Span<float>(target, floats));
                else for (var i = 0; i < floats; i += TLanes.Count) (TLanes.Load(target + i) + TLanes.Load(source + i)).Store(target + i);
            }
    }

    /// <summary>Writes or adds a value to a gradient.</summary>
    public static void Give<TLanes>(float* target, TLanes value, bool adds)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        if (adds) value += TLanes.Load(target);
        value.Store(target);
    }
}
