namespace TicketDsl.Generators.Model;

/// <summary>One experiment of a sweep.</summary>
/// <param name="Name">Its name among the points, which ends its own: <c>LearningRate0_0002</c>.</param>
/// <param name="Values">The settings with their values, as a doc comment has them.</param>
/// <param name="Experiment">The experiment.</param>
internal sealed record SweepPoint(string Name, string Values, CheckedExperiment Experiment);
