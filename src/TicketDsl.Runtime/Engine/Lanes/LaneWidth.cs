using System.Runtime.Intrinsics;

namespace TicketDsl.Runtime.Engine.Lanes;

/// <summary>How wide the engine's vectors are. The bits of a result never depend on it.</summary>
public enum LaneWidth
{
    /// <summary>No vectors.</summary>
    Scalar = 32,

    /// <summary>128-bit vectors.</summary>
    Bits128 = 128,

    /// <summary>256-bit vectors.</summary>
    Bits256 = 256,

    /// <summary>512-bit vectors.</summary>
    Bits512 = 512,
}

/// <summary>What this processor offers.</summary>
public static class LaneWidths
{
    /// <summary>The widest vectors that the processor and the runtime's settings (<c>DOTNET_EnableAVX512=0</c> …) offer.</summary>
    public static LaneWidth Widest =>
        Vector512.IsHardwareAccelerated ? LaneWidth.Bits512
        : Vector256.IsHardwareAccelerated ? LaneWidth.Bits256
        : Vector128.IsHardwareAccelerated ? LaneWidth.Bits128
        : LaneWidth.Scalar;
}
