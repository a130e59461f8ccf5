using Microsoft.CodeAnalysis;

namespace TicketDsl.Generators.Tests.Harness;

/// <summary>Why the steps of a pipeline ran.</summary>
public static class StepReasons
{
    /// <summary>The reasons of a named step's outputs, in order; empty where the step never ran.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> Of(GeneratorDriverRunResult result, string step) =>
        result.Results.Single().TrackedSteps.TryGetValue(step, out var runs)
            ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
            : [];

    /// <summary>The reasons of everything that was handed to the compilation.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> OfOutputs(GeneratorDriverRunResult result) =>
        [.. result.Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>Demands that no step gave anything new; only diagnostics are placed in the new compilation again.</summary>
    public static void AssertNothingRanAgain(GeneratorDriverRunResult result)
    {
        var run = result.Results.Single();
        foreach (var name in TrackedSteps.All)
        {
            foreach (var reason in Of(result, name))
                Assert.That(reason, Is.EqualTo(IncrementalStepRunReason.Cached).Or.EqualTo(IncrementalStepRunReason.Unchanged), $"Step {name}");
        }

        if (run.Diagnostics.IsEmpty)
            Assert.That(OfOutputs(result), Has.All.EqualTo(IncrementalStepRunReason.Cached), "What was handed on");
    }
}
