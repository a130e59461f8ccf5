namespace TicketDsl.Runtime.Measures;

/// <summary>A named number that a table can show of a training: a pure function of what the trained network gives.</summary>
/// <param name="Name">The name it is stored under, unique among the measures of a run.</param>
/// <param name="Legend">One line that says what it counts.</param>
/// <param name="Value">The function.</param>
public sealed record Measure(string Name, string Legend, Func<TrainedNetwork, double> Value);
