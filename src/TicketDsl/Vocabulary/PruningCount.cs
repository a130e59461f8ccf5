using System;

namespace TicketDsl;

/// <summary>How many are left after a round: the one rule that schedule and pruner count by.</summary>
/// <remarks>This file is compiled into the generator too.</remarks>
public static class PruningCount
{
    /// <summary>
    /// What is left of <paramref name="remaining"/> after <paramref name="fraction"/> of it is pruned:
    /// remaining − round(fraction × remaining), halves rounded away from zero, in decimal arithmetic, so that 0.2 means a fifth.
    /// </summary>
    /// <param name="remaining">Weights or units before the round, 0 or more.</param>
    /// <param name="fraction">Share of them to prune, in (0, 1).</param>
    public static int AfterFraction(int remaining, double fraction) =>
        remaining - (int)Math.Round((decimal)fraction * remaining, MidpointRounding.AwayFromZero);
}
