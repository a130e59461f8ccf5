using System.Runtime.Intrinsics.X86;

namespace TicketDsl.Runtime.Engine.Lanes;

/// <summary>Lanes picked by bits where the processor has no instruction for it, and the numbers by which it has.</summary>
internal static unsafe class KeptPlain
{
    /// <summary>The number of each of eight lanes, a byte each, lane 0 lowest.</summary>
    public const ulong LaneNumbers = 0x07_06_05_04_03_02_01_00;

    /// <summary>A byte of ones for each bit that is set among the lowest eight; asks for BMI2.</summary>
    public static ulong Bytes(uint bits) => Bmi2.X64.ParallelBitDeposit(bits, 0x01_01_01_01_01_01_01_01) * 0xFF;

    /// <summary>The plain form of <see cref="ILanes{TSelf}.StoreKept"/>.</summary>
    public static void Store<TLanes>(TLanes value, uint bits, float* target)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var lanes = stackalloc float[TLanes.Count];
        value.Store(lanes);
        for (var lane = 0; lane < TLanes.Count; lane++)
            if ((bits >> lane & 1) != 0) *target++ = lanes[lane];
    }

    /// <summary>The plain form of <see cref="ILanes{TSelf}.LoadKept"/>.</summary>
    public static TLanes Load<TLanes>(float* source, uint bits)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var lanes = stackalloc float[TLanes.Count];
        for (var lane = 0; lane < TLanes.Count; lane++) lanes[lane] = (bits >> lane & 1) != 0 ? *source++ : 0;
        return TLanes.Load(lanes);
    }
}
