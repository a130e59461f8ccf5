using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>A run that was stopped goes on where it was, and comes to the same.</summary>
public sealed class ResumeTests
{
    [TestCaseSource(typeof(StoreCases), nameof(StoreCases.All))]
    public void A_run_that_is_stopped_again_and_again_comes_to_the_same_bits_and_trains_no_kept_training_twice(ExperimentDefinition experiment)
    {
        var undisturbed = StoreFolder.Undisturbed(experiment);
        var all = (int)(ExperimentRunner.TotalIterations(experiment) > 0 ? experiment.Replicates * (experiment.Schedule.Length + (experiment.Schedule.Length - 1) * 4) : 0);
        for (var seed = 0; seed < 2; seed++)
        {
            using var folder = new StoreFolder();
            var random = new Random(seed);
            for (var stops = 0; ; stops++)
            {
                var kept = stops == 0 ? 0 : folder.Trainings.Count();
                using var source = new CancellationTokenSource();
                var stop = new StopAfter(source, random.Next(1, 12));
                try
                {
                    var (text, trained) = folder.Run(experiment, observer: stop, cancellation: source.Token);
                    Assert.That(text, Is.EqualTo(undisturbed), $"seed {seed}, after {stops} stops");
                    Assert.That(trained, Has.Count.EqualTo(all - kept));
                    Assert.That(stops, Is.GreaterThan(0), "it was never stopped");
                    break;
                }
                catch (OperationCanceledException)
                {
                    Assert.That(folder.Trainings.Count(), Is.GreaterThanOrEqualTo(kept), "nothing is lost");
                }

                Assert.That(stops, Is.LessThan(200), "it does not come forward");
            }
        }
    }

    [Test]
    public void What_is_found_is_told_of_once_and_not_as_trained()
    {
        using var folder = new StoreFolder();
        var experiment = StoreCases.Linear;
        folder.Run(experiment with { Schedule = experiment.Schedule[..2] });
        var observer = new StopAfter(null, int.MaxValue);
        folder.Run(experiment, observer: observer);
        var total = ExperimentRunner.TotalIterations(experiment);
        Assert.That((observer.FoundIterations, observer.FoundIterations + observer.Iterations), Is.EqualTo((ExperimentRunner.TotalIterations(experiment with { Schedule = experiment.Schedule[..2] }), total)));
        Assert.That(observer.Ends, Is.EqualTo(2 * (4 + 3 * 4)));
    }

    /// <summary>Stops a run after it was told so many times of something.</summary>
    private sealed class StopAfter(CancellationTokenSource? source, int calls) : IRunObserver
    {
        private int _left = calls;

        public long Iterations { get; private set; }

        public long FoundIterations { get; private set; }

        public int Ends { get; private set; }

        public void Advanced(long iterations)
        {
            Iterations += iterations;
            Count();
        }

        public void Found(long iterations) => FoundIterations += iterations;

        public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome)
        {
            Ends++;
            if (FoundIterations == 0) Count();
        }

        private void Count()
        {
            if (--_left == 0) source?.Cancel();
        }
    }
}
