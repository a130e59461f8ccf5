using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>The gradient of a dense layer's weights, some groups of channels at a time, in the layout's order.</summary>
internal unsafe interface IDenseWeightGradient : IDisposable
{
    /// <summary>Groups of 16 channels that there is room for at a time: all of a convolution's, some of a linear layer's.</summary>
    int GroupsAtOnce { get; }

    /// <summary>Floats from unit to unit.</summary>
    int UnitStride { get; }

    float* Gradients { get; }

    /// <summary>Sets all gradients to 0.</summary>
    void Clear();

    /// <summary>Brings a block's sources into the form that is needed; a linear layer's only block is all of them.</summary>
    void Take<TLanes>(int block)
        where TLanes : unmanaged, ILanes<TLanes>;

    /// <summary>Adds what a block gives to the gradients of <paramref name="groups"/> groups from <paramref name="group"/> on.</summary>
    void Add<TLanes>(int block, int group, int groups)
        where TLanes : unmanaged, ILanes<TLanes>;

    /// <summary>Brings the gradients into the layout's order, once all blocks are added.</summary>
    void Finish();
}
