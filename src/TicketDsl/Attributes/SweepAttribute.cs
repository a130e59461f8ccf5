namespace TicketDsl;

/// <summary>
/// Declares an experiment for each of several values of a setting: <c>[Sweep("Adam.LearningRate", 2e-4, 6e-4)]</c>. Several sweeps are a
/// grid: an experiment for each combination, the last sweep's values changing fastest.
/// </summary>
/// <remarks>
/// Each point is checked and run as an experiment of its own, under the name of the record with the values, and is a member of the
/// generated <c>Points</c>. The record itself is then not run. All points draw by one seed.
/// </remarks>
/// <param name="setting">The setting, as <see cref="SetAttribute"/> names it.</param>
/// <param name="values">Its values, each once.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SweepAttribute(string setting, params object[] values) : Attribute
{
    /// <summary>The setting.</summary>
    public string Setting { get; } = setting;

    /// <summary>Its values.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
