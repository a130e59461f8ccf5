using System;
using System.Globalization;

namespace TicketDsl;

/// <summary>A length or a moment of training: <c>500it</c> (iterations) or <c>2ep</c> (epochs).</summary>
/// <param name="Count">How many, 0 or more.</param>
/// <param name="InEpochs">Whether epochs are counted, not iterations.</param>
/// <remarks>This file is compiled into the generator too, so that both sides read a step alike.</remarks>
public readonly record struct Step(int Count, bool InEpochs)
{
    /// <summary>A step of <paramref name="count"/> iterations.</summary>
    public static Step Iterations(int count) => new(count, InEpochs: false);

    /// <summary>A step of <paramref name="count"/> epochs.</summary>
    public static Step Epochs(int count) => new(count, InEpochs: true);

    /// <summary>Reads digits followed by <c>it</c> or <c>ep</c>; nothing else is a step.</summary>
    public static bool TryParse(string? text, out Step step)
    {
        step = default;
        if (text is null || text.Length < 3) return false;
        var unit = text.Substring(text.Length - 2);
        if (unit is not ("it" or "ep")) return false;
        if (!int.TryParse(text.Substring(0, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return false;
        step = new Step(count, unit == "ep");
        return true;
    }

    /// <summary>The step in iterations; <see cref="long"/>, since epochs × iterations can pass what an <see cref="int"/> holds.</summary>
    /// <param name="iterationsPerEpoch">Whole batches in the training examples.</param>
    public long InIterations(int iterationsPerEpoch) => InEpochs ? (long)Count * iterationsPerEpoch : Count;

    /// <summary>Below 0 if <paramref name="a"/> comes first, 0 if they are one, above 0 if it comes last; null if that can not be told.</summary>
    /// <param name="a">A step.</param>
    /// <param name="b">Another.</param>
    /// <param name="iterationsPerEpoch">Whole batches an epoch, where they are known.</param>
    public static int? Compare(Step a, Step b, int? iterationsPerEpoch)
    {
        if (a.InEpochs == b.InEpochs) return a.Count.CompareTo(b.Count);
        return iterationsPerEpoch is { } iterations ? a.InIterations(iterations).CompareTo(b.InIterations(iterations)) : null;
    }

    /// <summary>The step as it is written.</summary>
    public override string ToString() => Count.ToString(CultureInfo.InvariantCulture) + (InEpochs ? "ep" : "it");
}
