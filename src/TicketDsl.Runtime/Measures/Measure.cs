namespace TicketDsl.Runtime.Measures;

/// <summary>A named number that a table can show of a training: a pure function of what the training gives.</summary>
/// <param name="Name">The name it is stored under, unique among the measures of a run.</param>
/// <param name="Legend">One line that says what it counts.</param>
public abstract record Measure(string Name, string Legend);

/// <summary>A measure of a network at the end of its training; every training has it.</summary>
/// <param name="Name">The name it is stored under.</param>
/// <param name="Legend">One line that says what it counts.</param>
/// <param name="Value">The function.</param>
public sealed record NetworkMeasure(string Name, string Legend, Func<TrainedNetwork, double> Value) : Measure(Name, Legend);

/// <summary>A measure of a control and the ticket that it branched off, both at the end of their trainings; controls alone have it.</summary>
/// <param name="Name">The name it is stored under.</param>
/// <param name="Legend">One line that says what it counts.</param>
/// <param name="Value">The function.</param>
public sealed record PairMeasure(string Name, string Legend, Func<TrainedPair, double> Value) : Measure(Name, Legend);
