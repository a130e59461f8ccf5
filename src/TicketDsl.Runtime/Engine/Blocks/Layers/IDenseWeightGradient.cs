using TicketDsl.Runtime.Engine.Lanes;

namespace TicketDsl.Runtime.Engine.Blocks.Layers;

/// <summary>The gradient of a dense layer's weights, some groups of channels at a time, in the layout's order.</summary>
internal unsafe interface IDenseWeightGradient : IDisposable
{
    /// <summary>Groups of 16 channels that one run gives.</summary>
    int GroupsAtOnce { get; }

    /// <summary>Floats from unit to unit.</summary>
    int UnitStride { get; }

    float* Gradients { get; }

    /// <summary>Brings what is shared by all groups up to date.</summary>
    void Begin<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes>;

    /// <summary>The gradients of <paramref name="groups"/> groups from <paramref name="group"/> on.</summary>
    void Run<TLanes>(int group, int groups)
        where TLanes : unmanaged, ILanes<TLanes>;
}
