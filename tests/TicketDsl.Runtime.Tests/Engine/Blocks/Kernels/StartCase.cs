using TicketDsl.Runtime.Engine.Blocks.Kernels;

namespace TicketDsl.Runtime.Tests.Engine.Blocks.Kernels;

/// <summary>What a <see cref="SumStart"/> says, for plain twins.</summary>
internal sealed unsafe record StartCase(bool TakesUp, bool HasBiases, bool Rectifies)
{
    public static StartCase[] All { get; } =
        [.. from takesUp in Booleans from hasBiases in Booleans from rectifies in Booleans select new StartCase(takesUp, hasBiases, rectifies)];

    private static bool[] Booleans => [false, true];

    public SumStart Of(float* biases) => new(TakesUp, HasBiases ? biases : null, Rectifies);

    public float First(float target, float bias) => TakesUp ? target : HasBiases ? bias : 0;

    public float Last(float sum) => Rectifies && sum <= 0 ? 0 : sum;
}
