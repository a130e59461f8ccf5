extern alias generator;

using generator::TicketDsl.Generators;

namespace TicketDsl.Generators.Tests.Harness;

/// <summary>Names of the generator's own steps.</summary>
public static class TrackedSteps
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(ExperimentGenerator).Assembly.GetType("TicketDsl.Generators.StepNames", throwOnError: true)!
            .GetFields().Select(field => (string)field.GetRawConstantValue()!),
    ];
}
