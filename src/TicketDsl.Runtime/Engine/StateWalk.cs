namespace TicketDsl.Runtime.Engine;

/// <summary>
/// Goes over the values that a training carries, in one order, and copies them out or in: who has such values hands each row of them to
/// <see cref="Pass(Span{float})"/>, whatever the direction.
/// </summary>
internal sealed class StateWalk
{
    private readonly float[]? _values;
    private readonly bool _copiesIn;
    private int _at;

    private StateWalk(float[]? values, bool copiesIn) => (_values, _copiesIn) = (values, copiesIn);

    /// <summary>Copies out.</summary>
    public static float[] Save(Action<StateWalk> walk)
    {
        var values = new float[Count(walk)];
        walk(new StateWalk(values, copiesIn: false));
        return values;
    }

    /// <summary>Copies in.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values.</exception>
    public static void Restore(float[] values, Action<StateWalk> walk)
    {
        if (Count(walk) is var count && count != values.Length) throw new ArgumentException($"This training carries {count} values, not {values.Length}.", nameof(values));
        walk(new StateWalk(values, copiesIn: true));
    }

    /// <summary>The next values.</summary>
    public void Pass(Span<float> own)
    {
        if (_copiesIn) _values.AsSpan(_at, own.Length).CopyTo(own);
        else if (_values is not null) own.CopyTo(_values.AsSpan(_at));
        _at += own.Length;
    }

    /// <summary>The values of several arrays.</summary>
    public void Pass(params ReadOnlySpan<NativeArray<float>> arrays)
    {
        foreach (var array in arrays) Pass(array.Span);
    }

    private static int Count(Action<StateWalk> walk)
    {
        var counting = new StateWalk(null, copiesIn: false);
        walk(counting);
        return counting._at;
    }
}
