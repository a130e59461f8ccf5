using System.Collections.Immutable;
using TicketDsl.Cli.Engines;
using TicketDsl.Cli.Stores;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Cli.Progress;

/// <summary>Trains experiments for a command: finds their data, shows how it goes on, and says what was finished when it is interrupted.</summary>
internal sealed class TrainingSession(Terminal terminal, EngineRequest engine, int threads, string? dataFolder, StoreRequest store, CancellationToken interrupt)
{
    private readonly EngineChoice _engines = new(engine, threads, terminal.Error.WriteLine);
    private readonly StoreChoice _stores = new(store, terminal.Error.WriteLine);
    private readonly Dictionary<(Dataset, InputScaling), LoadedDataset> _data = [];

    /// <summary>What trains an experiment, and why.</summary>
    public string EngineText(ExperimentDefinition experiment) => _engines.For(experiment).Text;

    /// <summary>Finds and reads the data of an experiment, once.</summary>
    public LoadedDataset Load(ExperimentDefinition experiment)
    {
        var key = (experiment.Dataset, experiment.Scaling);
        if (_data.TryGetValue(key, out var data)) return data;
        var source = DataSource.OfProcess(dataFolder) with { Announce = terminal.Error.WriteLine };
        return _data[key] = DatasetLoader.Load(experiment.Dataset, experiment.Scaling, source, interrupt);
    }

    /// <summary>Runs experiments under one bar of progress, each with measures to take of it; those of one engine share its threads.</summary>
    /// <param name="experiments">What to run, what to measure, and whether to keep what trainings end with.</param>
    /// <param name="finished">Told of each result as soon as it is there; gives the names of what was written of it.</param>
    public void RunAll(IReadOnlyList<(ExperimentDefinition Experiment, ImmutableArray<Measure> Measures, bool KeepsTrainings)> experiments, Func<ExperimentResult, IEnumerable<string>> finished)
    {
        foreach (var (experiment, _, _) in experiments) Load(experiment);
        var (done, written) = (new List<string>(), new List<string>());
        Watched([.. experiments.Select(one => one.Experiment)], done, written, progress =>
        {
            // One that takes no time does not open the store; another one may.
            var store = experiments.Select(one => _stores.For(one.Experiment)).OfType<RunStore>().LastOrDefault();
            foreach (var ofOne in experiments.GroupBy(one => _engines.For(one.Experiment) with { Text = "" }))
            {
                PlannedRun[] runs = [.. ofOne.Select(one => new PlannedRun(one.Experiment, Load(one.Experiment), one.Measures) { KeepsTrainings = one.KeepsTrainings })];
                new ExperimentRunner(ofOne.Key.Engine, ofOne.Key.Threads) { Store = store }.RunAll(runs, Finished, progress, interrupt);
            }

            return done.Count;
        });

        void Finished(ExperimentResult result)
        {
            written.AddRange(finished(result));
            done.Add(result.Definition.Name);
        }
    }

    /// <summary>Runs one experiment and tells of its levels.</summary>
    public ExperimentResult Run(ExperimentDefinition experiment, LevelLines lines)
    {
        var data = Load(experiment);
        return Watched([experiment], lines.Finished, [], progress =>
        {
            lines.Begin();
            var chosen = _engines.For(experiment);
            return new ExperimentRunner(chosen.Engine, chosen.Threads) { Store = _stores.For(experiment) }.Run(experiment, data, [], new BothObservers(progress, lines), interrupt);
        });
    }

    private TResult Watched<TResult>(
        IReadOnlyList<ExperimentDefinition> experiments, IReadOnlyCollection<string> finished, List<string> written, Func<IRunObserver, TResult> train)
    {
        var total = experiments.Sum(ExperimentRunner.TotalIterations);
        try
        {
            return terminal.IsInteractive ? DrawnProgress.Watch(terminal.Styled, total, progress => train(new StoreLines(progress, terminal.Error))) : train(new StoreLines(new PlainProgress(terminal.Error, total), terminal.Error));
        }
        catch (OperationCanceledException)
        {
            var done = finished.Count == 0 ? "nothing was finished" : $"finished: {string.Join(", ", finished)}";
            terminal.Error.WriteLine($"Interrupted; {done}. {(written.Count == 0 ? "No results were written" : $"Written: {string.Join(", ", written)}")}.{(_stores.IsOpen ? " What was trained is kept: the same command goes on from here." : "")}");
            throw;
        }
    }

    private sealed class BothObservers(IRunObserver first, IRunObserver second) : IRunObserver
    {
        public void Advanced(long iterations)
        {
            first.Advanced(iterations);
            second.Advanced(iterations);
        }

        public void Begun(string store, int found, int trainings)
        {
            first.Begun(store, found, trainings);
            second.Begun(store, found, trainings);
        }

        public void Found(long iterations)
        {
            first.Found(iterations);
            second.Found(iterations);
        }

        public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome)
        {
            first.Finished(replicate, level, control, outcome);
            second.Finished(replicate, level, control, outcome);
        }

        public void NotRun(int replicate, int level)
        {
            first.NotRun(replicate, level);
            second.NotRun(replicate, level);
        }
    }
}
