using System.Collections.Immutable;

namespace TicketDsl.Generators.Tests.Planted;

/// <summary>The mistakes that are planted.</summary>
public static class PlantedMistakes
{
    private static readonly DrawnSection Adam = new("adam", "optimizer", 1, [("learning-rate", "0.001")]);

    private static readonly DrawnSection Sgd = new("sgd", "optimizer", 1, [("learning-rate", "0.1")]);

    private static readonly DrawnSection OneShot = new("one-shot", "pruning", 0, [("fractions", "[0.5]")]);

    /// <summary>All of them.</summary>
    public static IEnumerable<PlantedMistake> All() =>
    [
        new("TKT106", "a data set that is none", Always, d => d with { Dataset = "mnits", CastDataset = "(Dataset)99" }),
        new("TKT107", "no replicates", Always, d => d with { Replicates = "0" }),
        new("TKT201", "no layers", Always, d => d with { Layers = [] }),
        new("TKT203", "a layer without a kind", Any(IsHidden, l => !l.Has("batch-norm") && l.Keys.Length > 1 && !l.Has("kernel")), d => d.WithLayer(l => IsHidden(l) && !l.Has("batch-norm") && l.Keys.Length > 1 && !l.Has("kernel"), l => l.Without(l.Kind))),
        new("TKT204", "a layer's name in small letters", Always, d => d.WithLayer(_ => true, l => l with { Name = "first" })),
        new("TKT205", "a layer's name that is taken", Always, d => d.WithLayer(IsHidden, l => l with { Name = "Level3" })),
        new("TKT206", "a layer's name twice", Always, d => d.WithLayer(IsHidden, l => l with { Name = "Output" })) { IsOfYamlAlone = true },
        new("TKT207", "a layer without units", Always, d => d.WithLayer(IsHidden, l => l.With(l.Kind, "0"))),
        new("TKT208", "an output too many", Always, d => d.WithLayer(IsOutput, l => l.With("linear", "11"))),
        new("TKT209", "a layer beyond all memory", Always, d => d.WithLayer(l => l.Kind == "linear", l => l.With("linear", "2000000000"))),
        new("TKT210", "a layer of two kinds", Always, d => d.WithLayer(IsHidden, l => l.With("global-average-pool"))),
        new("TKT211", "a kernel of nothing", Any(IsConv), d => d.WithLayer(IsConv, l => l.With("kernel", "0"))),
        new("TKT211", "a window of nothing", Any(IsPool), d => d.WithLayer(IsPool, l => l.With(l.Kind, "0"))),
        new("TKT212", "a window larger than the image", Any(IsPool), d => d.WithLayer(IsPool, l => l.With(l.Kind, "99"))),
        new("TKT213", "a pooling of features", Always, d => d with { Layers = d.Layers.Insert(d.Layers.Length - 1, new DrawnLayer("Late", [("max-pool", "2")])) }),
        new("TKT214", "an activation of a pooling", Any(IsPool), d => d.WithLayer(IsPool, l => l.With("relu"))),
        new("TKT215", "two activations", Any(IsHidden, l => l.Has("relu")), d => d.WithLayer(l => l.Has("relu"), l => l.With("tanh"))),
        new("TKT216", "dropout of everything", Always, d => d.WithLayer(IsHidden, l => l.With("dropout", "1.0"))),
        new("TKT217", "an activation before the loss", Always, d => d.WithLayer(IsOutput, l => l.With("sigmoid"))),
        new("TKT226", "batch norm by itself", Always, d => d with { Layers = d.Layers.Insert(1, new DrawnLayer("Norm", [("batch-norm", "")])) }),

        new("TKT301", "no training", Always, d => d.Without("training")),
        new("TKT302", "a length without its unit", Always, d => d.With("training", "steps", "5000")),
        new("TKT302", "a warm-up in words", Has("warm-up", "warm-up"), d => d.With("warm-up", "warm-up", "soon")),
        new("TKT303", "no iterations", Always, d => d.With("training", "steps", "0it")),
        new("TKT304", "evaluations that never come", Has("training", "evaluate-every"), d => d.With("training", "evaluate-every", "900000it")),
        new("TKT305", "a batch of more than there is", Always, d => d.With("training", "batch", "70000")),
        new("TKT306", "everything set apart", Has("training", "validation"), d => d.With("training", "validation", "60000")),
        new("TKT307", "no optimizer", Always, d => d.Without("adam").Without("sgd")),
        new("TKT308", "two optimizers", Always, d => d.Without("adam").Without("sgd").With(Sgd).With(Adam)),
        new("TKT309", "a learning rate of nothing", Always, d => d.With("adam", "learning-rate", "0").With("sgd", "learning-rate", "0")),
        new("TKT310", "a beta of 1", Has("adam", "beta1"), d => d.With("adam", "beta1", "1")),
        new("TKT310", "a momentum above 1", Has("sgd", "momentum"), d => d.With("sgd", "momentum", "1.5")),
        new("TKT311", "an epsilon of nothing", Has("adam", "epsilon"), d => d.With("adam", "epsilon", "0")),
        new("TKT312", "a negative deviation", Has("initialization", "truncated-normal"), d => d.With("initialization", "truncated-normal", "-1")),
        new("TKT313", "weights that grow", Has("sgd", "weight-decay"), d => d.With("sgd", "weight-decay", "-0.1")),
        new("TKT314", "Nesterov without momentum", Has("sgd", "nesterov"), d => d.Without("sgd", "momentum")),
        new("TKT315", "two decays", Has("step-decay", "factor"), d => d.With(new DrawnSection("cosine-decay", "learning-rate", 0, [("", "")]))),
        new("TKT316", "a rate that rises", Has("step-decay", "factor"), d => d.With("step-decay", "factor", "10")),
        new("TKT317", "milestones out of order", Has("step-decay", "factor"), d => d.With("step-decay", "milestones", "[ 20it, 10it ]")),
        new("TKT317", "a milestone past the end", Has("step-decay", "factor"), d => d.With("step-decay", "milestones", "[ 10it, 999999it ]")),
        new("TKT318", "a warm-up without end", Has("warm-up", "warm-up"), d => d.With("warm-up", "warm-up", "999999it")),
        new("TKT319", "a distribution without limit", Always, d => d.Without("initialization").With(new DrawnSection("initialization", null, 0, [("uniform", "")]))),
        new("TKT339", "a momentum of Adam", Has("adam", "beta1"), d => d.With("adam", "momentum", "0.9")),
        new("TKT340", "evaluations without validation", Has("training", "validation"), d => d.Without("training", "validation")),
        new("TKT341", "a negative crop", Has("augmentation", "crop"), d => d.With("augmentation", "crop", "-1")),
        new("TKT342", "an augmentation of points", d => d.Dataset == "xor", d => d.With(new DrawnSection("augmentation", null, 0, [("flip", "true")]))),

        new("TKT320", "two ways of pruning", Has("iterative", "fraction"), d => d.With(OneShot)),
        new("TKT321", "a fraction above 1", Has("iterative", "fraction"), d => d.With("iterative", "fraction", "20")),
        new("TKT321", "a layer's fraction above 1", Has("iterative", "fraction"), d => d.WithLayer(IsOutput, l => l.With("pruning-fraction", "1.5"))),
        new("TKT321", "a one-shot fraction of everything", Has("one-shot", "fractions"), d => d.With("one-shot", "fractions", "[0.5, 1]")),
        new("TKT323", "no fraction", Has("iterative", "fraction"), d => d.Without("iterative", "fraction")),
        new("TKT324", "no rounds", Has("iterative", "rounds"), d => d.With("iterative", "rounds", "0")),
        new("TKT324", "rounds without end", Has("iterative", "rounds"), d => d.With("iterative", "rounds", "1001")),
        new("TKT325", "one-shot sizes that descend", Has("one-shot", "fractions"), d => d.With("one-shot", "fractions", "[0.5, 0.3]")),
        new("TKT326", "a criterion of units", Has("iterative", "fraction"), d => d.With("iterative", "criterion", "product")),
        new("TKT327", "units of weights", Has("iterative", "fraction"), d => d.Without("iterative", "fraction").With("iterative", "units", "2")),
        new("TKT328", "a rewind past the end", d => d.Section("iterative") is not null || d.Section("one-shot") is not null, d => d.With("iterative", "rewind-to", "3000it").With("one-shot", "rewind-to", "3000it")),
        new("TKT329", "a layer that loses everything", d => d.Has("one-shot", "fractions") && d.Dataset == "xor", d => d.With("one-shot", "fractions", "[0.9999]")),
        new("TKT330", "a fraction of a pooling", d => d.Has("iterative", "fraction") && d.Layers.Any(IsPool), d => d.WithLayer(IsPool, l => l.With("pruning-fraction", "0.1"))),
        new("TKT330", "a fraction of one shot", Has("one-shot", "fractions"), d => d.WithLayer(IsOutput, l => l.With("pruning-fraction", "0.1"))),
        new("TKT332", "a fraction that removes nothing", Has("one-shot", "fractions"), d => d.With("one-shot", "fractions", "[0.5, 0.500000000001]")),
        new("TKT333", "a branch without replicates", d => !d.Branches.IsEmpty, d => d with { Branches = d.Branches.SetItem(0, ("rearrange", "0")) }),
        new("TKT334", "a branch of nothing", d => d.Section("iterative") is null && d.Section("one-shot") is null, d => d with { Branches = [("rearrange", "1")] }),
        new("TKT335", "a branch twice", d => !d.Branches.IsEmpty, d => d with { Branches = d.Branches.Add(d.Branches[0]) }),
        new("TKT336", "an output at the full fraction", Has("iterative", "fraction"), d => d.WithLayer(IsOutput, l => l.Without("pruning-fraction"))),
        new("TKT337", "units of convolutions", d => d.Has("one-shot", "fractions") && d.Layers.Any(IsConv), d => d.With("one-shot", "granularity", "unit").With("one-shot", "criterion", "product")),
        new("TKT338", "rounds of one shot", Has("one-shot", "fractions"), d => d.With("one-shot", "rounds", "3")),
        new("TKT343", "units that are all pruned", d => d.Dataset == "xor" && d.Has("one-shot", "fractions"), d => d.Without("one-shot", "fractions").With("one-shot", "units", "[2, 300]").With("one-shot", "granularity", "unit").With("one-shot", "criterion", "product").WithLayer(IsHidden, l => l.With("linear", "200"))),

        InYaml("TKT401", "a tab", "  - Fc1", "\t- Fc1"),
        InYaml("TKT401", "a bracket that stays open", "branches: [", "branches: [ ["),
        InYaml("TKT403", "a second document", "network:", "---\nnetwork:"),
        InYaml("TKT406", "a key of the file that is misspelt", "replicates: 5", "replicats: 5"),
        InYaml("TKT406", "a key of the training that is misspelt", "{ steps:", "{ stepps:"),
        InYaml("TKT406", "a layer's kind that is misspelt", "Fc1: { linear:", "Fc1: { linaer:"),
        InYaml("TKT407", "a key twice", "replicates: 5", "replicates: 5\nreplicates: 5"),
        InYaml("TKT408", "a number in words", "replicates: 5", "replicates: five"),
        InYaml("TKT408", "units in quotes", "Output: { linear: 1", "Output: { linear: '1'") with { PlantText = text => text.Replace("Output: { linear: 10", "Output: { linear: 'ten'", StringComparison.Ordinal).Replace("Output: { linear: 1 ", "Output: { linear: 'one' ", StringComparison.Ordinal).Replace("Output: { linear: 1,", "Output: { linear: 'one',", StringComparison.Ordinal) },
        InYaml("TKT409", "no name", "experiment: Drawn\n", ""),
        InYaml("TKT410", "an anchor", "replicates: 5", "replicates: &five 5"),
        InYaml("TKT410", "an alias of nothing", "replicates: 5", "replicates: *five"),
        InYaml("TKT411", "a letter that was lost", "experiment: Drawn\n", "experiment: Drawn\nseed: caf\uFFFD\n"),
    ];

    private static PlantedMistake InYaml(string id, string what, string piece, string replacement) =>
        new(id, what, d => d.Yaml.Text.Contains(piece, StringComparison.Ordinal), d => d)
        {
            IsOfYamlAlone = true,
            PlantText = text => text.Replace(piece, replacement, StringComparison.Ordinal),
        };

    private static bool Always(DrawnDeclaration declaration) => true;

    private static Func<DrawnDeclaration, bool> Has(string section, string key) => d => d.Has(section, key);

    private static Func<DrawnDeclaration, bool> Any(params Func<DrawnLayer, bool>[] conditions) => d => d.Layers.Any(layer => conditions.All(holds => holds(layer)));

    private static bool IsHidden(DrawnLayer layer) => layer.Name.StartsWith("Fc", StringComparison.Ordinal);

    private static bool IsOutput(DrawnLayer layer) => layer.Name == "Output";

    private static bool IsConv(DrawnLayer layer) => layer.Kind == "conv";

    private static bool IsPool(DrawnLayer layer) => layer.Kind is "max-pool" or "average-pool";
}
