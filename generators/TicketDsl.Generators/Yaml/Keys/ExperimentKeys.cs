using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of a file.</summary>
internal static class ExperimentKeys
{
    public static readonly YamlKey Experiment = new(
        "experiment", LayerKeys.Name, "MyExperiment",
        "Name of the experiment and of its C# type: begins with a capital letter, is unique in the project.", IsRequired: true);

    public static readonly YamlKey Namespace = new(
        "namespace", new NameType(@"^[^\s.]+(\.[^\s.]+)*$"), "My.Experiments",
        "Where the C# type stands. The project's root namespace if left out.");

    public static readonly YamlKey Summary = new(
        "summary", new TextType(), "What it is about.",
        "What the experiment is about, on one line; lists and results show it.");

    public static readonly YamlKey Seed = new(
        "seed", new TextType(), "MyExperiment",
        "The text that keys all random numbers. The experiment's name if left out, and of a variant its base's seed.");

    public static readonly YamlKey Extends = new(
        "extends", LayerKeys.Name, "LenetMnist",
        "The experiment, of this project, whose settings hold wherever this file says nothing; this one is a variant of it.");

    public static readonly YamlKey Without = new(
        "without", new ListType(WordType.Of<ExperimentPart>(), IsEmptyAllowed: false), "[ branches ]",
        "What the base has and the variant has not.");

    public static readonly YamlKey IsBase = new(
        "base", new TruthType(), "true",
        "Whether the experiment is only there to be extended: checked like any other, but not listed and not run. False if left out.");

    public static readonly YamlKey Set = new(
        "set", new NamesType(new NameType(SettingName), new TextType()), "{ network.Fc1.dropout: 0.5 }",
        "Settings that a variant changes by their names, above all those of single layers; network.*.dropout is that of every layer that can "
        + "have it but the last.");

    public static readonly YamlKey Sweep = new(
        "sweep", new NamesType(new NameType(SettingName), new ListType(new TextType(), IsEmptyAllowed: true)), "{ optimizer.adam: [ 2e-4, 6e-4 ] }",
        "Settings with several values each: an experiment is made for every combination.");

    private const string SettingName = @"^[a-z]";

    public static readonly YamlKey Dataset = new(
        "dataset", WordType.Of<Dataset>(), "mnist",
        "What is trained on. It sets the inputs of the first layer and the units of the last one.", IsRequired: true, IsInherited: true);

    public static readonly YamlKey Scaling = new(
        "scaling", WordType.Of<InputScaling>(), "unit",
        "How bytes of an image become inputs: unit divides by 255, unit-norm gives each image length 1, standardize takes off the training "
        + "set's mean and divides by its standard deviation. unit if left out.");

    public static readonly YamlKey Replicates = new(
        "replicates", new WholeNumberType(AtLeast: 1), "5",
        $"Repetitions of the whole experiment from different random numbers. {ExperimentSpec.DefaultReplicates} if left out.");

    public static readonly YamlKey Initialization = new(
        "initialization", new EitherType(InitializationKeys.Words, new ChoiceType(InitializationKeys.All)), "glorot-normal",
        "What initial weights are drawn from; biases start at 0. glorot-normal if left out.");

    public static readonly YamlKey Training = new(
        "training", new MapType(TrainingKeys.All), "{ steps: 5000it }",
        "How each level is trained.", IsRequired: true, IsInherited: true);

    public static readonly YamlKey Optimizer = new(
        "optimizer", new ChoiceType(OptimizerKeys.All), "{ adam: 0.001 }",
        "What updates the weights.", IsRequired: true, IsInherited: true);

    public static readonly YamlKey LearningRate = new(
        "learning-rate", new MapType(LearningRateKeys.All), "{ step-decay: { factor: 0.1, milestones: [ 80ep, 120ep ] }, warm-up: 1ep }",
        "How the optimizer's learning rate changes over a training. It does not if left out.");

    public static readonly YamlKey Augmentation = new(
        "augmentation", new MapType(AugmentationKeys.All), "{ flip: true, crop: 4 }",
        "How training images are changed at random each time they are seen. They are not if left out.");

    public static readonly YamlKey Pruning = new(
        "pruning", new ChoiceType(PruningKeys.All), "{ iterative: { fraction: 0.2, rounds: 20 } }",
        "How the network is pruned. Trained dense alone if left out.");

    public static readonly YamlKey Branches = new(
        "branches", new ListType(new EitherType(WordType.Of<Control>(), new ChoiceType(BranchKeys.Controls)), IsEmptyAllowed: true),
        "[ { reinitialize: { replicates: 3 } }, rearrange ]",
        "Controls that branch off each ticket to show what made it win: reinitialize keeps its mask and draws fresh weights, rearrange "
        + "draws a random mask of the same counts too.");

    private static readonly ListType Layers = new(
        new NamedType(LayerKeys.Name, new MapType(LayerKeys.All, [.. LayerKeys.Kinds])), IsEmptyAllowed: false);

    public static readonly YamlKey Blocks = new(
        "blocks", new NamesType(LayerKeys.Name, Layers), "{ BasicBlock: [ Conv1: { conv:, relu: }, Conv2: { conv: } ] }",
        "Parts that the network uses as layers, each a name and its layers in order.");

    public static readonly YamlKey Network = new(
        "network", Layers, "[ Output: { linear: 10 } ]",
        "The layers in order, each a map of its name to what it is.", IsRequired: true, IsInherited: true);

    public static readonly IReadOnlyList<YamlKey> All =
    [
        Experiment, Namespace, Summary, Extends, Without, IsBase, Seed, Dataset, Scaling, Replicates, Initialization, Training, Optimizer, LearningRate, Augmentation,
        Pruning, Branches, Blocks, Network, Set, Sweep,
    ];
}
