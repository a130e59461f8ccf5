using System.Collections.Immutable;

namespace TicketDsl.Runtime.Measures;

/// <summary>On which examples networks say the same (Paganini &amp; Forde 2020, "number of examples over which the sub-networks agree").</summary>
public static class PredictionAgreement
{
    /// <summary>Examples of which both say the same class, right or wrong.</summary>
    /// <param name="a">A class an example.</param>
    /// <param name="b">Another network's.</param>
    /// <exception cref="ArgumentException">They are of different numbers of examples.</exception>
    public static int Count(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        RefuseOthers(a, b.Length, nameof(b));
        var alike = 0;
        for (var example = 0; example < a.Length; example++)
            if (a[example] == b[example]) alike++;
        return alike;
    }

    /// <summary>The agreement of each network with each: symmetric, all examples on the diagonal.</summary>
    /// <param name="networks">A class an example, of each network.</param>
    /// <returns>[network, network].</returns>
    /// <exception cref="ArgumentException">They are of different numbers of examples.</exception>
    public static int[,] Matrix(IReadOnlyList<byte[]> networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        var matrix = new int[networks.Count, networks.Count];
        for (var row = 0; row < networks.Count; row++)
            for (var column = 0; column <= row; column++) matrix[row, column] = matrix[column, row] = Count(networks[row], networks[column]);
        return matrix;
    }

    /// <summary>The examples that one network gets wrong and the other right, and those that both get wrong, ascending.</summary>
    /// <param name="a">A class an example.</param>
    /// <param name="b">Another network's.</param>
    /// <param name="labels">The right ones.</param>
    /// <exception cref="ArgumentException">They are of different numbers of examples.</exception>
    public static Misses Missed(byte[] a, byte[] b, byte[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        RefuseOthers(a, b.Length, nameof(b));
        RefuseOthers(a, labels.Length, nameof(labels));
        var wrong = Enumerable.Range(0, labels.Length).ToLookup(example => (A: a[example] != labels[example], B: b[example] != labels[example]));
        return new Misses([.. wrong[(true, false)]], [.. wrong[(false, true)]], [.. wrong[(true, true)]]);
    }

    private static void RefuseOthers(ReadOnlySpan<byte> a, int others, string parameter)
    {
        if (a.Length != others) throw new ArgumentException($"There is no agreement of {a.Length} examples with {others}.", parameter);
    }
}

/// <summary>Which examples two networks get wrong.</summary>
/// <param name="ByFirst">The first alone.</param>
/// <param name="BySecond">The second alone.</param>
/// <param name="ByBoth">Both, alike or not.</param>
public sealed record Misses(ImmutableArray<int> ByFirst, ImmutableArray<int> BySecond, ImmutableArray<int> ByBoth);
