using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>In how many examples of a data set each feature is not 0; counted once a data set.</summary>
internal sealed class FeatureActivity
{
    private static readonly ConditionalWeakTable<Examples, FeatureActivity> Counted = [];

    private readonly int[] _counts;
    private readonly int _examples;

    private FeatureActivity(Examples examples)
    {
        _examples = examples.Count;
        _counts = new int[examples.Features];
        if (examples.Values[0] != 0)
        {
            // A byte of 0 stands for something else, so no feature is ever 0 for certain.
            Array.Fill(_counts, _examples);
            return;
        }

        // Counted in bytes, which vectors hold many of, as long as they can not overflow.
        var some = new byte[examples.Features];
        for (var example = 0; example < _examples; example++)
        {
            Count(examples.Row(example), some);
            if (example % byte.MaxValue == byte.MaxValue - 1 || example == _examples - 1) Empty(some);
        }
    }

    /// <summary>The activity of these examples.</summary>
    public static FeatureActivity Of(Examples examples) => Counted.GetValue(examples, static counted => new FeatureActivity(counted));

    /// <summary>The share of examples in which the feature is not 0, from 0 to 1.</summary>
    public double this[int feature] => (double)_counts[feature] / _examples;

    /// <summary>Adds 1 where the row is not 0; a lane holds a feature, and what fills no vector goes one by one.</summary>
    private static void Count(ReadOnlySpan<byte> row, Span<byte> counts)
    {
        var vectors = MemoryMarshal.Cast<byte, Vector<byte>>(row);
        var sums = MemoryMarshal.Cast<byte, Vector<byte>>(counts);
        for (var i = 0; i < vectors.Length; i++) sums[i] += Vector.Min(vectors[i], Vector<byte>.One);
        for (var feature = vectors.Length * Vector<byte>.Count; feature < row.Length; feature++) counts[feature] += (byte)(row[feature] != 0 ? 1 : 0);
    }

    private void Empty(Span<byte> counts)
    {
        for (var feature = 0; feature < counts.Length; feature++) _counts[feature] += counts[feature];
        counts.Clear();
    }
}
