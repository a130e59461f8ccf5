using System.Collections.Immutable;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Runtime.Running;

/// <summary>What the command line changes for a trial run, or a study for its reduced form. Null leaves what was declared.</summary>
/// <param name="Steps">Length of a training, at most what was declared.</param>
/// <param name="Rounds">Pruned levels, at most what was declared.</param>
/// <param name="Replicates">Repetitions; more than declared are no shortening.</param>
/// <param name="Controls">Runs of each control for each ticket, where more are declared.</param>
public sealed record Shortening(Step? Steps = null, int? Rounds = null, int? Replicates = null, int? Controls = null)
{
    /// <summary>The only levels that controls run at, of those they are declared at; none for all of these.</summary>
    public ImmutableArray<int> ControlLevels { get; init; } = [];

    /// <summary>Whether <paramref name="other"/> shortens the same.</summary>
    public bool Equals(Shortening? other) =>
        other is not null && Steps == other.Steps && Rounds == other.Rounds && Replicates == other.Replicates && Controls == other.Controls
        && ControlLevels.AsSpan().SequenceEqual(other.ControlLevels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Steps, Rounds, Replicates, Controls, ControlLevels.Length);

    /// <summary>This, but for what <paramref name="other"/> says.</summary>
    public Shortening With(Shortening other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(other.Steps ?? Steps, other.Rounds ?? Rounds, other.Replicates ?? Replicates, other.Controls ?? Controls)
        {
            ControlLevels = other.ControlLevels.IsEmpty ? ControlLevels : other.ControlLevels,
        };
    }

    /// <summary>The experiment as it will run, marked with what was shortened; held to the same rules as a declaration.</summary>
    /// <exception cref="TicketException">A value breaks a rule: names it, the experiment and what is allowed.</exception>
    public ExperimentDefinition Apply(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var marks = experiment.Shortened.ToBuilder();
        if (Steps is { } steps) experiment = WithSteps(experiment, steps, marks);
        if (Rounds is { } rounds) experiment = WithRounds(experiment, rounds, marks);
        if (Replicates is { } replicates)
        {
            if (!TrainingLimits.IsReplicates(replicates)) throw Wrong($"--replicates {replicates}: {experiment.Name} needs at least 1 replicate.");
            if (replicates < experiment.Replicates) marks.Add($"{replicates} of {experiment.Replicates} replicates");
            experiment = experiment with { Replicates = replicates };
        }

        if (Controls is { } controls) experiment = WithControls(experiment, controls, marks);
        if (!ControlLevels.IsEmpty) experiment = WithControlLevels(experiment, ControlLevels, marks);
        return experiment with { Shortened = marks.ToImmutable() };
    }

    private static ExperimentDefinition WithSteps(ExperimentDefinition experiment, Step steps, ImmutableArray<string>.Builder marks)
    {
        var plan = IterationPlan.Of(experiment);
        var (name, declared) = (experiment.Name, experiment.Training.Steps);
        var iterations = steps.InIterations(plan.PerEpoch);
        if (iterations > plan.Total) throw Wrong($"--steps {steps}: {name} declares {declared}; the command line can only shorten, a longer training is declared.");
        if (!TrainingLimits.IsLength(iterations)) throw Wrong($"--steps {steps}: {name} needs at least 1it.");
        if (experiment.Pruning is { } pruning && !TrainingLimits.IsRewind(pruning.RewindTo, steps, plan.PerEpoch))
            throw Wrong($"--steps {steps}: {name} rewinds to {pruning.RewindTo}, so a training must be longer than that; give more than {plan.RewindTo}it.");
        if (experiment.Training is { Validation: > 0, EvaluateEvery: { } every } && !TrainingLimits.IsEvaluation(every, steps, plan.PerEpoch))
            throw Wrong($"--steps {steps}: {name} is evaluated every {every}, so a training must be at least that long; give {plan.EvaluateEvery}it or more.");
        if (iterations == plan.Total) return experiment;
        marks.Add($"{steps} of {declared}");
        return experiment with { Training = experiment.Training with { Steps = steps } };
    }

    private static ExperimentDefinition WithRounds(ExperimentDefinition experiment, int rounds, ImmutableArray<string>.Builder marks)
    {
        var declared = experiment.Schedule.Length - 1;
        if (declared == 0) throw Wrong($"--rounds {rounds}: {experiment.Name} declares no pruning, so it has no rounds; leave --rounds out.");
        if (!TrainingLimits.IsRounds(rounds, declared)) throw Wrong($"--rounds {rounds}: {experiment.Name} declares {declared} pruned levels; give 1 to {declared}.");
        if (rounds == declared) return experiment;
        marks.Add($"{rounds} of {declared} rounds");
        return experiment with { Schedule = experiment.Schedule[..(rounds + 1)] };
    }

    private static ExperimentDefinition WithControls(ExperimentDefinition experiment, int runs, ImmutableArray<string>.Builder marks)
    {
        if (runs < 1) throw Wrong($"{runs} runs of a control: {experiment.Name} needs at least 1 of each that it declares.");
        foreach (var branch in experiment.Branches.Where(branch => branch.Replicates > runs))
            marks.Add($"{runs} of {branch.Replicates} runs of {LevelTable.Name(branch.Control, branch.StandardDeviations)}");
        return experiment with { Branches = [.. experiment.Branches.Select(branch => branch with { Replicates = Math.Min(branch.Replicates, runs) })] };
    }

    private static ExperimentDefinition WithControlLevels(ExperimentDefinition experiment, ImmutableArray<int> levels, ImmutableArray<string>.Builder marks)
    {
        ImmutableArray<int> all = [.. experiment.Schedule.Select(level => level.Level)];
        if (experiment.Branches.SelectMany(branch => all.Where(level => branch.RunsAt(level) > 0)).All(levels.Contains)) return experiment;
        marks.Add($"controls at levels {string.Join(", ", levels)} alone");
        return experiment with
        {
            Branches =
            [
                .. experiment.Branches.Select(branch => branch with { Levels = [.. all.Where(level => branch.RunsAt(level) > 0 && levels.Contains(level))] })
                    .Where(branch => !branch.Levels.IsEmpty),
            ],
        };
    }

    private static TicketException Wrong(string message) => new(message, badUse: true);
}
