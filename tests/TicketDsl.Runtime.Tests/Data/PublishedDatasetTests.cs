using System.Diagnostics;
using TicketDsl.Runtime.Data;

namespace TicketDsl.Runtime.Tests.Data;

public sealed class PublishedDatasetTests
{
    // Sums and labels by another reader (Python's gzip module).
    [TestCase(Dataset.Mnist, 1567298545L, 264923200L, new byte[] { 5, 0, 4, 1 }, new byte[] { 7, 2, 1, 0 })]
    [TestCase(Dataset.FashionMnist, 3431114169L, 573469082L, new byte[] { 9, 0, 0, 3 }, new byte[] { 9, 2, 1, 1 })]
    public void The_published_files_hold_the_published_data(Dataset dataset, long trainingSum, long testSum, byte[] trainingLabels, byte[] testLabels)
    {
        RealFiles.Locate(dataset);
        var watch = Stopwatch.StartNew();
        var (training, test) = DatasetLoader.Load(dataset, InputScaling.UnitNorm, RealFiles.Source);
        TestContext.Out.WriteLine($"{dataset} loaded in {watch.ElapsedMilliseconds} ms");
        Assert.That((training.Count, training.Features, test.Count), Is.EqualTo((60_000, 784, 10_000)));
        Assert.That((Sum(training), Sum(test)), Is.EqualTo((trainingSum, testSum)));
        Assert.That(training.Labels[..4].ToArray(), Is.EqualTo(trainingLabels));
        Assert.That(test.Labels[..4].ToArray(), Is.EqualTo(testLabels));
        Assert.That(Norm(training, 0), Is.EqualTo(1).Within(1e-6));
        Assert.That(Norm(training, 59_999), Is.EqualTo(1).Within(1e-6));
    }

    [Test]
    public void Standardized_training_images_of_MNIST_have_mean_zero_and_deviation_one()
    {
        RealFiles.Locate(Dataset.Mnist);
        var training = DatasetLoader.Load(Dataset.Mnist, InputScaling.Standardize, RealFiles.Source).Training;
        double sum = 0, squares = 0;
        foreach (var value in training.Inputs.Span)
        {
            sum += training.Values[value];
            squares += training.Values[value] * (double)training.Values[value];
        }

        var mean = sum / training.Inputs.Length;
        Assert.That(mean, Is.EqualTo(0).Within(2e-4));
        Assert.That(Math.Sqrt(squares / training.Inputs.Length - mean * mean), Is.EqualTo(1).Within(2e-4));
    }

    // Sums of the rebuilt files by another reader; those of the published ones follow from their published means and are near.
    [Test]
    public void CIFAR_10_holds_its_images_channel_after_channel()
    {
        RealFiles.Locate(Dataset.Cifar10);
        var told = new List<string>();
        var (training, test) = DatasetLoader.Load(Dataset.Cifar10, InputScaling.Standardize, RealFiles.Source with { Announce = told.Add });
        Assert.That((training.Count, training.Features, training.Tables, test.Count), Is.EqualTo((50_000, 3072, 3, 10_000)));
        Assert.That(Sum(training), Is.EqualTo(18540671783L).Within(20_000));
        Assert.That(Sum(test), Is.EqualTo(3733375890L).Within(5_000));
        Assert.That(training.Labels[..4].ToArray(), Is.EqualTo(new byte[] { 6, 9, 9, 4 }));
        Assert.That(test.Labels[..4].ToArray(), Is.EqualTo(new byte[] { 3, 8, 8, 0 }));
        Assert.That(Enumerable.Range(0, 10).Select(label => training.Labels.Count((byte)label)), Has.All.EqualTo(5_000));
        var isRebuild = Sum(training) == 18540671783L;
        Assert.That(told, isRebuild ? Has.One.Contains("is a rebuild, not the published files: 157 of the 50,000 training images") : Is.Empty);
        for (var channel = 0; channel < 3; channel++)
        {
            var (mean, deviation) = Moments(training, channel * 1024, 1024);
            Assert.That(mean, Is.EqualTo(0).Within(2e-4));
            Assert.That(deviation, Is.EqualTo(1).Within(1e-3));
        }
    }

    private static (double Mean, double Deviation) Moments(Examples examples, int first, int count)
    {
        var octets = new long[256];
        for (var example = 0; example < examples.Count; example++)
            foreach (var octet in examples.Row(example).Slice(first, count)) octets[octet]++;
        var table = examples.Values.AsMemory(first / (examples.Features / examples.Tables) * 256, 256);
        var total = (double)examples.Count * count;
        var mean = Enumerable.Range(0, 256).Sum(octet => octets[octet] * (double)table.Span[octet]) / total;
        return (mean, Math.Sqrt(Enumerable.Range(0, 256).Sum(octet => octets[octet] * Math.Pow(table.Span[octet] - mean, 2)) / total));
    }

    private static long Sum(Examples examples)
    {
        var sum = 0L;
        foreach (var value in examples.Inputs.Span) sum += value;
        return sum;
    }

    private static double Norm(Examples examples, int example) =>
        Math.Sqrt(Enumerable.Range(0, examples.Features).Sum(feature => Math.Pow(examples.Input(example, feature), 2)));
}
