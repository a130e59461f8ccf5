using System.Collections.Immutable;
using System.Globalization;

namespace TicketDsl.Generators.Tests.Planted;

/// <summary>Draws sound declarations: every data set, optimizer and way of pruning, chains and convolutions.</summary>
public static class DrawnDeclarations
{
    /// <summary>The declaration that a random number stands for.</summary>
    public static DrawnDeclaration Of(int seed)
    {
        var random = new Random(seed);
        var dataset = Pick("xor", "mnist", "fashion-mnist", "cifar10");
        var isXor = dataset == "xor";
        var pruning = random.Next(4);
        var sections = ImmutableArray.CreateBuilder<DrawnSection>();
        sections.Add(Training());
        sections.Add(random.Next(2) == 0
            ? new DrawnSection("adam", "optimizer", 1, [("learning-rate", "0.001"), ("beta1", "0.8"), ("epsilon", "1e-7")])
            : new DrawnSection("sgd", "optimizer", 1, [("learning-rate", "0.1"), ("momentum", "0.9"), ("nesterov", "true"), ("weight-decay", "0.0001")]));
        if (random.Next(2) == 0) sections.Add(new DrawnSection("initialization", null, 0, [("truncated-normal", "0.1")]));
        var decay = random.Next(3);
        if (decay == 1) sections.Add(new DrawnSection("step-decay", "learning-rate", 2, [("factor", "0.1"), ("milestones", "[ 10it, 20it ]")]));
        if (decay == 2) sections.Add(new DrawnSection("cosine-decay", "learning-rate", 0, [("", "")]));
        if (random.Next(2) == 0) sections.Add(new DrawnSection("warm-up", "learning-rate", 1, [("warm-up", "5it")]));
        if (!isXor && random.Next(2) == 0) sections.Add(new DrawnSection("augmentation", null, 0, [("flip", "true"), ("crop", "2")]));
        var rewind = ("rewind-to", Pick("0it", "3it"));
        if (pruning is 1 or 2) sections.Add(new DrawnSection("iterative", "pruning", 0, [("fraction", Pick("0.1", "0.2")), ("rounds", Number(1, 3)), rewind]));
        if (pruning == 3) sections.Add(new DrawnSection("one-shot", "pruning", 0, [("fractions", "[0.3, 0.5]"), rewind]));
        ImmutableArray<(string, string)> branches = pruning == 0 ? [] : [.. new[] { ("rearrange", Number(1, 3)), ("reinitialize", "2") }.Take(random.Next(3))];
        return new DrawnDeclaration(dataset, sections.ToImmutable(), branches, Layers());

        DrawnSection Training()
        {
            var training = new DrawnSection("training", null, 1, [("steps", Pick("2000it", "3000it"))]);
            if (isXor) return training;
            training = training.With("batch", Number(20, 100));
            return random.Next(2) == 0 ? training : training.With("validation", "5000").With("evaluate-every", "100it");
        }

        ImmutableArray<DrawnLayer> Layers()
        {
            var layers = ImmutableArray.CreateBuilder<DrawnLayer>();
            if (!isXor)
            {
                for (var i = 1; i <= random.Next(3); i++)
                {
                    layers.Add(Dressed(new DrawnLayer($"Conv{i}", [("conv", Number(20, 40)), ("kernel", Pick("3", "5"))])));
                    if (random.Next(2) == 0) layers.Add(new DrawnLayer($"Pool{i}", [(Pick("max-pool", "average-pool"), "2")]));
                }
            }

            for (var i = 1; i <= random.Next(1, 3); i++) layers.Add(Dressed(new DrawnLayer($"Fc{i}", [("linear", Number(100, 200))])));
            var output = new DrawnLayer("Output", [("linear", isXor ? "1" : "10")]);
            layers.Add(pruning is 1 or 2 ? output.With("pruning-fraction", "0.1") : output);
            return layers.ToImmutable();
        }

        DrawnLayer Dressed(DrawnLayer layer)
        {
            if (random.Next(3) == 0) layer = layer.With("batch-norm");
            if (random.Next(4) > 0) layer = layer.With(Pick("relu", "tanh", "sigmoid"));
            return random.Next(3) == 0 ? layer.With("dropout", "0.25") : layer;
        }

        string Pick(params string[] words) => words[random.Next(words.Length)];
        string Number(int least, int most) => random.Next(least, most + 1).ToString(CultureInfo.InvariantCulture);
    }
}
