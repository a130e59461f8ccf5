using System.Runtime.CompilerServices;
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

        for (var example = 0; example < _examples; example++)
        {
            var row = examples.Row(example);
            for (var feature = 0; feature < row.Length; feature++) _counts[feature] += row[feature] != 0 ? 1 : 0;
        }
    }

    /// <summary>The activity of these examples.</summary>
    public static FeatureActivity Of(Examples examples) => Counted.GetValue(examples, static counted => new FeatureActivity(counted));

    /// <summary>The share of examples in which the feature is not 0, from 0 to 1.</summary>
    public double this[int feature] => (double)_counts[feature] / _examples;
}
