using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Papers.PaganiniForde2020;
using TicketDsl.Benchmarks.Lenet;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Randomness;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Training;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>techniques</c>: what an iteration of the LeNet of Paganini &amp; Forde 2020 costs under each technique's masks, and their whole study.</summary>
internal static class TechniquesCommand
{
    private const int Segment = 1000;
    private const int Segments = 3;

    private static readonly ImmutableArray<int> Levels = [0, 5, 10, 18];

    public static Command Create()
    {
        var steps = CommandParts.Count("--steps", "Iterations of each training that masks are pruned from.", otherwise: 300);
        var command = new Command("techniques", """
            Times an iteration of LeNet (59,838 weights, batch 32) under the masks of the nine techniques of Paganini & Forde 2020,
            by processor time on one core, and works out what their study takes. Needs MNIST.
            """)
        {
            steps,
        };
        command.SetAction(parsed =>
        {
            Cores.StayOnOneCore();
            if (Mnist.Lack is { } lack) throw new TicketException(lack, badUse: true);
            var techniques = new TechniqueStudy(Dataset.Mnist).All;
            var times = techniques.Select(technique => Times(technique.Experiment, parsed.GetValue(steps))).ToArray();
            Console.WriteLine(ThisMachine.Line);
            Console.WriteLine();
            Console.Write(MarkdownTable.Write(new TableData(
                [new("technique"), .. Levels.SelectMany(level => new[] { $"level {level}: weights", "µs" }).Select(header => new TableColumn(header, ColumnAlignment.Right)), new("hours of one core", ColumnAlignment.Right)],
                techniques.Select((technique, t) => (IReadOnlyList<string>)
                [
                    technique.Name, .. times[t].SelectMany(time => new[] { Number(time.Weights, "F0"), Number(time.Microseconds, "F1") }), Number(Hours(technique.Experiment, times[t]), "F2"),
                ]))));
            Console.WriteLine(FormattableString.Invariant(
                $"\nThe study, {techniques.Length} techniques, trainings alone: {techniques.Zip(times, (technique, time) => Hours(technique.Experiment, time)).Sum() / 2:F1} hours on two cores."));
            return 0;
        });
        return command;
    }

    private static ImmutableArray<LevelTime> Times(ExperimentDefinition experiment, int steps)
    {
        var shortened = new Shortening(Step.Iterations(steps), Rounds: Levels[^1], Replicates: 1).Apply(experiment);
        var pruned = new ExperimentRunner(new EmbeddedEngine(), 1).Run(shortened, Mnist.Data, [], null, CancellationToken.None).Replicates[0];
        var plan = IterationPlan.Of(experiment);
        var key = new RandomKey(experiment.Seed, 0);
        var weights = InitialWeights.Draw(experiment.Layers, experiment.Initialization, layer => key.Stream(RandomPurpose.InitialWeights, (uint)layer));
        using var trainer = new EmbeddedEngine().CreateTrainer(
            new TrainingProblem(experiment.Network, experiment.Loss, experiment.Optimizer, Mnist.Data.Training, plan.BatchSize, plan.IsFullBatch), 1);
        return [.. Levels.Select(level =>
        {
            var masks = pruned.Levels[level].Masks;
            trainer.Start(0, weights, masks, new BatchOrder(key, [.. Enumerable.Range(0, Mnist.Data.Training.Count)], plan.BatchSize), iteration: 0);
            return new LevelTime(level, masks.Count, Timing.ProcessorNanoseconds(Segment, Segments, () => trainer.Train(Segment, CancellationToken.None)) / 1e3);
        })];
    }

    /// <summary>What all levels and replicates take: between levels that were timed in proportion, beyond the last as that one.</summary>
    private static double Hours(ExperimentDefinition experiment, ImmutableArray<LevelTime> times) =>
        experiment.Replicates * (double)IterationPlan.Of(experiment).Total * Enumerable.Range(0, experiment.Schedule.Length).Sum(level => At(times, level)) / 3.6e9;

    private static double At(ImmutableArray<LevelTime> times, int level)
    {
        var after = times.FirstOrDefault(time => time.Level >= level) ?? times[^1];
        var before = times.Last(time => time.Level <= level);
        return before.Level == after.Level || level > after.Level ? after.Microseconds
            : before.Microseconds + (after.Microseconds - before.Microseconds) * (level - before.Level) / (after.Level - before.Level);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>What an iteration costs at a level.</summary>
    /// <param name="Level">The level.</param>
    /// <param name="Weights">Weights that remain.</param>
    /// <param name="Microseconds">Processor time of an iteration.</param>
    private sealed record LevelTime(int Level, int Weights, double Microseconds);
}
