namespace TicketDsl.Generators.Emit;

/// <summary>Counts of weights as constants.</summary>
internal static class LiteralCount
{
    /// <summary>A count; one that no <see cref="int"/> holds is only ever seen beside an error, and cut off.</summary>
    public static string Of(long count) => Literal.Of(Math.Min(count, int.MaxValue));
}
