using Papers.FrankleCarbin2019;
using TicketDsl;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Data;

namespace PaperTables;

/// <summary>LeNet-300-100 on MNIST as Frankle &amp; Carbin 2019 declare it, shortened to what a test has time for.</summary>
public sealed class LenetMnistTests
{
    [Test]
    public void One_word_takes_it_to_another_data_set()
    {
        var (fashion, mnist) = (LenetFashion.Definition, LenetMnist.Definition);
        Assert.That(
            fashion with { Name = mnist.Name, Summary = mnist.Summary, Extends = null, Dataset = Dataset.Mnist, Branches = mnist.Branches, Network = mnist.Network, Schedule = mnist.Schedule },
            Is.EqualTo(mnist));
        Assert.That((fashion.Branches, fashion.Layers, fashion.Schedule), Is.EqualTo((mnist.Branches, mnist.Layers, mnist.Schedule)));

        var dense = Run(LenetFashion.Definition, new Shortening(Step.Iterations(300), Rounds: 1, Replicates: 1, Controls: 1)).Replicates[0].Levels[0];
        Assert.That(dense.Outcome.TestAccuracy, Is.InRange(0.7, 0.9), "clothes are harder than digits");
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
