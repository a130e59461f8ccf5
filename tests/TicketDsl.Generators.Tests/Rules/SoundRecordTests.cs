using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

public sealed class SoundRecordTests
{
    [TestCaseSource(nameof(Sound))]
    public void A_record_that_is_just_right_is_let_pass(SoundCase sound) => sound.Check();

    internal static IEnumerable<TestCaseData> Sound() => SoundCase.Named(
    [
        Case("TKT101", "public partial record", "internal sealed partial record"),
        Case("TKT102", "namespace Tests;", "namespace Tests.Deeper;"),
        Case("TKT103", "record Sample(", "record S2("),
        Case("TKT104", "record Sample(", "record Sample2(") with { Other = Samples.Yaml },
        Case("TKT106", "Dataset.Mnist", "(Dataset)(int)Dataset.FashionMnist"),
        Case("TKT107", "Replicates = 5", "Replicates = 1"),

        Case("TKT201", "[Linear(300), Relu] Layer Hidden,\n    [Linear(10), PruningFraction(0.1)]", "[Linear(10)]"),
        Case("TKT202", "Layer Output);", "Layer Output)\n{\n    /// <summary>No layer.</summary>\n    public int Hidden2 => 300;\n}"),
        Case("TKT203", "[Linear(300), Relu]", "[Linear(300)]"),
        Case("TKT204", "Layer Hidden", "Layer H"),
        Case("TKT205", "Layer Hidden", "Layer Masking"),
        Case("TKT207", "Linear(300)", "Linear(1)"),
        Image("TKT208", "[Linear(64), Sigmoid, Dropout(0.5)] Layer Fc1,\n    [Linear(10), PruningFraction(0.1)]", "[Conv(10)] Layer Fc1,\n    [GlobalAveragePool]"),
        Case("TKT209", "Linear(300)", "Linear(2701237)"),
        Image("TKT210", "[MaxPool(2)] Layer Pool1", "[MaxPool(2)] Layer Pool1,\n    [Conv(16)] Layer Extra"),
        Image("TKT211", "Padding = 0", "Padding = 4"),
        Image("TKT212", "AveragePool(3", "AveragePool(6"),
        Image("TKT213", "[Linear(64)", "[Flatten] Layer Flat,\n    [Linear(64)"),
        Image("TKT214", "Bias = false", "Bias = true"),
        Case("TKT215", "Linear(300), Relu", "Linear(300), Tanh"),
        Image("TKT216", "Dropout(0.5)", "Dropout(0)"),
        Image("TKT217", "[Linear(64), Sigmoid, Dropout(0.5)] Layer Fc1,\n    [Linear(10), PruningFraction(0.1)]", "[Conv(10), Relu] Layer Fc1,\n    [GlobalAveragePool]"),
        Blocks("TKT218", "Channels(16)", "Channels(1)"),
        Blocks("TKT220", "public partial record Pooled", "public sealed record Pooled"),
        Blocks("TKT221", ", [MaxPool(2)] Layer Pool", ""),
        Blocks("TKT222", Pooled, "") with { Other = new TestFile("Pooled.cs", "using TicketDsl;\n\nnamespace Tests;\n\n" + Pooled) },
        Blocks("TKT223", "[MaxPool(2)] Layer Pool", "Basic Pool").And("Pooled Last", "[Channels(24)] Pooled Last"),
        Blocks("TKT224", "Stride(2)", "Stride(3)"),
        Blocks("TKT225", "Residual(Activation = Activation.Tanh)", "Residual(Activation = Activation.None)"),
        Image("TKT226", "Linear(64), Sigmoid", "Linear(64), BatchNorm, Sigmoid"),

        Case("TKT301", "\"5000it\", BatchSize = 60, Validation = 4000, EvaluateEvery = \"100it\"", "\"1it\""),
        Case("TKT302", "\"5000it\"", "\"5ep\""),
        Case("TKT303", "\"5000it\"", "\"2147483647it\""),
        Case("TKT304", "\"100it\"", "\"5000it\""),
        Case("TKT305", "BatchSize = 60", "BatchSize = 56000"),
        Case("TKT306", "Validation = 4000", "Validation = 59940"),
        Case("TKT307", "Adam(0.001, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8)", "Sgd(0.1)"),
        Case("TKT308", "Adam(0.001, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8)", "Adam(0.1)"),
        Case("TKT309", "0.001", "1e-300"),
        Case("TKT310", "Beta1 = 0.9", "Beta1 = 0"),
        Case("TKT311", "1e-8", "1e-300"),
        Case("TKT312", "0.125", "1e-300"),
        Image("TKT313", "0.0005", "0"),
        Image("TKT314", "Momentum = 0.9, Nesterov = true", "Nesterov = false"),
        Image("TKT315", "StepDecay(0.2, \"10ep\", \"9000it\")", "CosineDecay"),
        Image("TKT316", "0.2, \"10ep\"", "0.999, \"10ep\""),
        Image("TKT317", "\"9000it\"", "\"13499it\""),
        Image("TKT318", "\"1ep\"", "\"29ep\""),
        Image("TKT319", "0.0625", "1e-300"),

        OneShot("TKT320", "Fractions = [0.5]"),
        Case("TKT321", "Fraction = 0.2", "Fraction = 0.9"),
        ByUnits("TKT322", "Units = 1, Rounds = 3, Criterion = Criterion.Product"),
        ByUnits("TKT323", "Fraction = 0.2, Rounds = 3, Criterion = Criterion.Product"),
        Case("TKT324", "Rounds = 3", "Rounds = 1"),
        OneShot("TKT325", "Fractions = [0.4, 0.5, 0.6]"),
        ByUnits("TKT326", "Units = 2, Rounds = 3, Criterion = Criterion.InputMagnitude"),
        ByUnits("TKT327", "Units = 2, Rounds = 3, Criterion = Criterion.OutputMagnitude"),
        Case("TKT328", "RewindTo = \"0it\"", "RewindTo = \"4999it\""),
        OneShot("TKT329", "Fractions = [0.9]").And("Linear(300)", "Linear(1)"),
        Case("TKT330", "PruningFraction(0.1)", "PruningFraction(0.9)"),
        ByUnits("TKT331", "Fraction = 0.5, Rounds = 1, Criterion = Criterion.Product"),
        Case("TKT332", "Fraction = 0.2", "Fraction = 0.00001"),
        Case("TKT333", "Replicates = 2", "Replicates = 1"),
        Case("TKT334", "[" + Pruning + "]\n[Branch(Control.Rearrange, Replicates = 2)]\n", "").And(", PruningFraction(0.1)", ""),
        Case("TKT335", "public partial", "[Branch(Control.Reinitialize)]\npublic partial"),
        Case("TKT336", "PruningFraction(0.1)", "PruningFraction(0.2)"),
        ByUnits("TKT337", "Units = 1, Rounds = 2, Criterion = Criterion.Product").And("[Linear(300), Relu]", "[Flatten] Layer Flat,\n    [Linear(300), Relu]"),
        OneShot("TKT338", "Fractions = [0.5, 0.75, 0.875]"),
        Case("TKT339", "Adam(0.001, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8)", "Sgd(0.1, Momentum = 0.9)"),
        Case("TKT340", ", Validation = 4000, EvaluateEvery = \"100it\"", ""),
        Image("TKT341", "CropPadding = 4", "CropPadding = 31"),
        Case("TKT342", "[Adam", "[Augmentation(Flip = true)]\n[Adam"),
        ByUnits("TKT343", "Units = 99, Rounds = 3, Criterion = Criterion.Product"),
        ByUnits("TKT344", "Fraction = 0.5, Rounds = 1, Criterion = Criterion.Product").And("Linear(300)", "Linear(10)"),
        Case("TKT350", "Control.Rearrange, Replicates = 2", "Control.Reorder, Levels = [0, 3]"),
        Case("TKT351", "Replicates = 2", "Levels = [2, 3]"),
        Case("TKT352", "Control.Rearrange, Replicates = 2", "Control.Noise, StandardDeviations = 1e-9"),
        Case("TKT353", "RewindTo =", "Retraining = Retraining.LearningRateRewind, RewindTo =").And("Control.Rearrange", "Control.Rewind"),
        Case("TKT354", "RewindTo =", "Retraining = Retraining.FineTune, RewindTo ="),
        Case("TKT355", "PruningFraction(0.1)", "NotPruned"),
        Case("TKT356", "RewindTo =", "Scope = Scope.Global, RewindTo =").And(", PruningFraction(0.1)", ""),
        AtRandom("TKT357", "Densities = [0.999, 0.001]"),
        AtRandom("TKT358", "Densities = [0.5, 0.49]"),
        AtRandom("TKT359", "Densities = [0.5]"),
        Image("TKT360", "IterativePruning(Fraction = 0.2, Rounds = 3)", "RandomPruning(Densities = [0.013], Ratio = RatioRule.UniformPlus)").And(", PruningFraction(0.15)", "").And(", PruningFraction(0.1)", ""),
        AtRandom("TKT361", "Densities = [0.01], Ratio = RatioRule.Erk"),
        Case("TKT362", "PruningFraction(0.1)", "PruningFraction(0.1), Prune(Granularity.Channel, Criterion.L2)"),
        Patterned("TKT363", "Pattern = \"1:2\", Rounds = 1"),
        Patterned("TKT364", "Pattern = \"2:4\", Rounds = 2"),
        Patterned("TKT365", "Pattern = \"2:4\", Rounds = 2, Granularity = Granularity.Weight, Scope = Scope.Layer, Criterion = Criterion.Random"),
        Patterned("TKT366", "Pattern = \"1:4\", Rounds = 3"),
        OneShot("TKT367", "Patterns = [\"3:4\", \"1:4\"]"),
    ]);

    private const string Pruning = "IterativePruning(Fraction = 0.2, Rounds = 3, RewindTo = \"0it\")";

    private const string Pooled = "/// <summary>A convolution and its pooling.</summary>\n[Block]\npublic partial record Pooled([Conv(24, Kernel = 5), Tanh] Layer Conv, [MaxPool(2)] Layer Pool);\n";

    private static SoundCase Case(string id, string piece, string replacement) => new(id, Samples.Record.With(piece, replacement));

    private static SoundCase Image(string id, string piece, string replacement) => new(id, Samples.ImageRecord.With(piece, replacement));

    private static SoundCase Blocks(string id, string piece, string replacement) => new(id, Samples.BlockRecord.With(piece, replacement));

    private static SoundCase OneShot(string id, string arguments) => Case(id, Pruning, $"OneShotPruning({arguments})").And(", PruningFraction(0.1)", "");

    private static SoundCase Patterned(string id, string arguments) => Case(id, Pruning, $"IterativePruning({arguments})").And(", PruningFraction(0.1)", "");

    private static SoundCase AtRandom(string id, string arguments) => Case(id, Pruning, $"RandomPruning({arguments})").And(", PruningFraction(0.1)", "");

    private static SoundCase ByUnits(string id, string arguments) =>
        Case(id, Pruning, $"IterativePruning(Granularity = Granularity.Unit, {arguments})").And(", PruningFraction(0.1)", "");
}
