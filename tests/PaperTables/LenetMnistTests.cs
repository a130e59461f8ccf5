using Papers.FrankleCarbin2019;
using TicketDsl;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Data;

namespace PaperTables;

/// <summary>LeNet-300-100 on MNIST as Frankle &amp; Carbin 2019 declare it, shortened to what a test has time for.</summary>
public sealed class LenetMnistTests
{
    private const int LastLevel = 7;

    [Test]
    public void Tickets_stay_accurate_down_to_21_per_cent_and_beat_their_reinitialised_twins()
    {
        var declared = LenetMnist.Definition with { Branches = [new BranchDefinition(Control.Reinitialize, Replicates: 1)] };
        var result = Run(declared, new Shortening(Step.Iterations(5000), LastLevel, Replicates: 2));
        Assert.Multiple(() =>
        {
            Assert.That(result.IsShortened, Is.True);
            foreach (var replicate in result.Replicates)
            {
                foreach (var level in replicate.Levels)
                {
                    Assert.That(level.Outcome.TestAccuracyAtEarlyStop, Is.GreaterThanOrEqualTo(0.97), $"replicate {replicate.Index}, level {level.Level}, early stop");
                    Assert.That(level.Outcome.TestAccuracy, Is.GreaterThanOrEqualTo(0.97), $"replicate {replicate.Index}, level {level.Level}, end");
                }

                var last = replicate.Levels[LastLevel];
                Assert.That(last.Density, Is.EqualTo(0.211).Within(0.001));
                Assert.That(last.Outcome.TestAccuracyAtEarlyStop, Is.GreaterThan(last.Branches[0].Outcome.TestAccuracyAtEarlyStop), $"replicate {replicate.Index}");
                Assert.That(last.Outcome.EarlyStopIteration, Is.LessThan(last.Branches[0].Outcome.EarlyStopIteration), $"replicate {replicate.Index}");
            }
        });
    }

    [Test]
    public void The_declaration_in_YAML_gives_the_bits_of_the_one_in_CSharp()
    {
        var shortening = new Shortening(Step.Iterations(200), Rounds: 1, Replicates: 1);
        var record = Run(LenetMnist.Definition, shortening).Replicates[0].Levels;
        var yaml = Run(LenetMnistYaml.Definition, shortening).Replicates[0].Levels;
        Assert.That(yaml.Select(Numbers), Is.EqualTo(record.Select(Numbers)));

        static (MaskSet, double, double, string) Numbers(LevelResult level) => (
            level.Masks, level.Outcome.TrainingLoss, level.Outcome.TestAccuracy,
            string.Join(" ", level.Branches.Select(branch => (branch.Control, branch.Replicate, branch.Outcome.TrainingLoss))));
    }

    [Test]
    public void Typed_results_name_the_layers()
    {
        var result = new LenetMnist.Results(Run(LenetMnist.Definition, new Shortening(Step.Iterations(100), Rounds: 1, Replicates: 1)));
        var masks = result.Replicate(0).Level(1).Masks;
        Assert.Multiple(() =>
        {
            Assert.That(masks.Fc1.Count, Is.EqualTo(LenetMnist.Schedule.Level1.Fc1));
            Assert.That(masks.Fc2.Density, Is.EqualTo(0.8));
            Assert.That(masks.Output.Count, Is.EqualTo(LenetMnist.Schedule.Level1.Output));
        });
    }

    private static ExperimentResult Run(ExperimentDefinition experiment, Shortening shortening)
    {
        RealFiles.Locate(experiment.Dataset);
        var data = DatasetLoader.Load(experiment.Dataset, experiment.Scaling, RealFiles.Source);
        return new ExperimentRunner().Run(shortening.Apply(experiment), data, [], null, CancellationToken.None);
    }
}
