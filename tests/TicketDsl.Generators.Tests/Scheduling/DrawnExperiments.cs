using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace TicketDsl.Generators.Tests.Scheduling;

/// <summary>Draws experiments of 1 to 4 layers, pruned in every way that the language has.</summary>
public static class DrawnExperiments
{
    /// <summary>The experiments; a failing one is made smaller.</summary>
    public static Arbitrary<DrawnExperiment> All() => Arb.From(Generator, Smaller);

    /// <summary>Those of which only the sum over layers is given; a failing one is made smaller.</summary>
    public static Arbitrary<DrawnTotals> Totals() => Arb.From(TotalsGenerator, Smaller);

    private static Gen<DrawnTotals> TotalsGenerator =>
        from dataset in Gen.Frequency((4, Gen.Constant(Dataset.Xor)), (1, Gen.Constant(Dataset.Mnist)))
        from hidden in Gen.ArrayOf(Gen.Choose(2, 40)).Where(hidden => hidden.Length <= 3)
        from pruned in Gen.ArrayOf(Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false))), hidden.Length + 1).Where(pruned => pruned.Any(isPruned => isPruned))
        from isRandom in Gen.Elements(true, false)
        from ratio in Gen.Elements(Enum.GetValues<RatioRule>())
        from criterion in Gen.Elements(Criterion.Magnitude, Criterion.SmallFinal, Criterion.LargeInitial, Criterion.Movement, Criterion.Snip, Criterion.Random)
        from size in Gen.Choose(5, 600)
        from steps in Gen.ArrayOf(Gen.Choose(1, 150)).Where(steps => steps.Length <= 5)
        from isOneShot in Gen.Elements(true, false)
        from rounds in Gen.Choose(1, 8)
        from seed in Gen.Choose(0, int.MaxValue)
        let shares = Ascending(size, steps)
        select new DrawnTotals(
            dataset, [.. hidden], [.. pruned], isRandom ? ratio : null, criterion,
            isRandom ? [.. shares.Select(share => 1000 - share)] : isOneShot ? shares : [size],
            isRandom || isOneShot ? 0 : rounds, seed);

    private static Gen<DrawnExperiment> Generator =>
        from dataset in Gen.Frequency((4, Gen.Constant(Dataset.Xor)), (1, Gen.Constant(Dataset.Mnist)))
        from prunesUnits in Gen.Elements(true, false)
        from isOneShot in Gen.Elements(true, false)
        from hidden in Gen.ArrayOf(Gen.Choose(2, 40)).Where(hidden => hidden.Length is >= 1 and <= 3 || (hidden.Length == 0 && !prunesUnits))
        from countsUnits in prunesUnits ? Gen.Elements(true, false) : Gen.Constant(false)
        from size in countsUnits ? Gen.Choose(1, 4) : Gen.Choose(5, 600)
        from steps in Gen.ArrayOf(Gen.Choose(1, countsUnits ? 4 : 150)).Where(steps => steps.Length <= 5)
        from own in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant((int?)null)), (1, Gen.Choose(5, 600).Select(size => (int?)size))), hidden.Length + 1)
        from rounds in Gen.Choose(1, 8)
        from seed in Gen.Choose(0, int.MaxValue)
        select new DrawnExperiment(
            dataset, [.. hidden], prunesUnits || isOneShot ? [.. own.Select(_ => (int?)null)] : [.. own],
            prunesUnits, countsUnits, isOneShot, isOneShot ? Ascending(size, steps) : [size], rounds, seed);

    private static ImmutableArray<int> Ascending(int first, int[] steps)
    {
        var sizes = ImmutableArray.Create(first);
        foreach (var step in steps)
            if (sizes[^1] + step < 1000) sizes = sizes.Add(sizes[^1] + step);
        return sizes;
    }

    private static IEnumerable<DrawnTotals> Smaller(DrawnTotals drawn)
    {
        if (drawn.Rounds > 1) yield return drawn with { Rounds = drawn.Rounds - 1 };
        if (drawn.Sizes.Length > 1) yield return drawn with { Sizes = drawn.Sizes[..^1] };
        if (drawn.Hidden.Length > 0 && drawn.IsPruned.Skip(1).Any(isPruned => isPruned)) yield return drawn with { Hidden = drawn.Hidden[1..], IsPruned = drawn.IsPruned[1..] };
        for (var l = 0; l < drawn.IsPruned.Length; l++)
            if (!drawn.IsPruned[l]) yield return drawn with { IsPruned = drawn.IsPruned.SetItem(l, true) };
        for (var l = 0; l < drawn.Hidden.Length; l++)
            if (drawn.Hidden[l] > 2) yield return drawn with { Hidden = drawn.Hidden.SetItem(l, 1 + drawn.Hidden[l] / 2) };
    }

    private static IEnumerable<DrawnExperiment> Smaller(DrawnExperiment drawn)
    {
        if (drawn.Rounds > 1) yield return drawn with { Rounds = drawn.Rounds - 1 };
        if (drawn.Sizes.Length > 1) yield return drawn with { Sizes = drawn.Sizes[..^1] };
        if (drawn.Hidden.Length > (drawn.PrunesUnits ? 1 : 0)) yield return drawn with { Hidden = drawn.Hidden[1..], Own = drawn.Own[1..] };
        for (var l = 0; l < drawn.Own.Length; l++)
            if (drawn.Own[l] is not null) yield return drawn with { Own = drawn.Own.SetItem(l, null) };
        for (var l = 0; l < drawn.Hidden.Length; l++)
            if (drawn.Hidden[l] > 2) yield return drawn with { Hidden = drawn.Hidden.SetItem(l, 1 + drawn.Hidden[l] / 2) };
    }
}
