using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

public sealed class RecordRuleTests
{
    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_in_a_record_gives_one_error_at_its_place(RuleCase mistake) => mistake.Check();

    [Test]
    public void A_block_that_another_project_declares_is_not_known()
    {
        const string Block = "/// <summary>A convolution and its pooling.</summary>\n[Block]\npublic partial record Pooled([Conv(24, Kernel = 5), Tanh] Layer Conv, [MaxPool(2)] Layer Pool);\n";
        var library = GeneratorRun.Compile(new TestFile("Library.cs", "using TicketDsl;\n\nnamespace Tests;\n\n" + Block)).ToMetadataReference();
        var file = Samples.BlockRecord.With(Block, "");
        GeneratorRun.Driver().RunGeneratorsAndUpdateCompilation(
            GeneratorRun.Compile(file, Samples.Use).WithAssemblyName("Other").AddReferences(library), out var after, out var diagnostics);
        Assert.That(diagnostics.Single().ToString(), Does.StartWith("folder/Blocks.cs(21,5): error TKT222: 'Pooled' is no block of this project; it is declared elsewhere"));
        Assert.That(after.GetDiagnostics(), Is.Empty);
    }

    internal static IEnumerable<TestCaseData> Mistakes()
    {
        var cases = new RuleCase[]
        {
            Case("TKT101", "record ‹Sample›(", "write 'public partial record Sample(…)'", "public partial record", "public record") with { CanBeUsed = false },
            Case("TKT102", "record ‹Sample›(", "it is abstract; remove 'abstract'", "public partial", "public abstract partial"),
            Case("TKT102", "record ‹Sample›<T>(", "it is generic; remove its type parameters", "record Sample(", "record Sample<T>(") with { CanBeUsed = false },
            Case("TKT102", "record ‹Sample›(", "it is local to its file", "public partial", "file partial") with { CanBeUsed = false },
            Case("TKT103", "record ‹Experiments›(", "write for example 'MyExperiment'", "record Sample(", "record Experiments(") with { CanBeUsed = false },
            Case("TKT103", "record ‹sample_1›(", "write for example 'Sample1'", "record Sample(", "record sample_1(") with { CanBeUsed = false },
            Case("TKT106", "(Dataset)99", "'(Dataset)99' is no data set; write one of Dataset.Xor, Dataset.Mnist", "Dataset.Mnist", "(Dataset)99"),
            Case("TKT106", "(InputScaling)9", "is no input scaling", "InputScaling.Unit", "(InputScaling)9"),
            Case("TKT106", "(Initializer)9", "is no initializer", "Initializer.TruncatedNormal", "(Initializer)9"),
            Case("TKT106", "(Control)9", "is no control", "Control.Rearrange", "(Control)9"),
            Case("TKT106", "(Criterion)9", "is no criterion", "RewindTo =", "Criterion = (Criterion)9, RewindTo ="),
            Case("TKT106", "(Granularity)9", "is no granularity", "RewindTo =", "Granularity = (Granularity)9, RewindTo ="),
            Case("TKT107", "Replicates = ‹0›", "Replicates 0 of 'Sample' must be 1 or more", "Replicates = 5", "Replicates = 0"),

            Case("TKT201", "record ‹Sample›(", "at least one layer", Parameters, ""),
            Case("TKT202", "‹int› Hidden", "Parameter 'Hidden' of type 'int'", "[Linear(300), Relu] Layer Hidden", "int Hidden"),
            Case("TKT203", "Layer ‹Hidden›", "write '[Linear(…)] Layer Hidden'", "[Linear(300), Relu] Layer", "[Relu] Layer"),
            Case("TKT204", "Layer ‹hidden_1›", "write for example 'Hidden1'", "Layer Hidden", "Layer hidden_1"),
            Case("TKT205", "Layer ‹Network›", "write for example 'NetworkLayer'", "Layer Hidden", "Layer Network") with { CanBeUsed = false },
            Case("TKT205", "Layer ‹Level12›", "is taken", "Layer Hidden", "Layer Level12"),
            Case("TKT205", "Layer ‹AllLayers›", "is taken", "Layer Hidden", "Layer AllLayers"),
            Case("TKT207", "Linear(‹0›)", "Units 0 of layer 'Hidden'", "Linear(300)", "Linear(0)"),
            Case("TKT208", "Linear(‹11›)", "has 11 units, but data set 'Mnist' needs 10; write [Linear(10)]", "Linear(10)", "Linear(11)"),
            Case("TKT208", "Linear(‹10›)", "data set 'Xor' needs 1", "Dataset.Mnist", "Dataset.Xor").And(", BatchSize = 60, Validation = 4000", ""),
            Case("TKT209", "Linear(‹9000000›)", "at most 2147483584 are supported", "Linear(300)", "Linear(9000000)"),
            Image("TKT207", "Conv(‹0›)", "Filters 0 of layer 'Conv1' must be 1 or more; write for example 16", "Conv(16)", "Conv(0)"),
            Image("TKT208", "Layer ‹Output›", "The last layer 'Output' has an output of 64, but data set 'Cifar10' needs 10; end with a layer of [Linear(10)]", "[Linear(10), PruningFraction(0.1)]", "[Flatten]"),
            Image("TKT208", "Layer ‹Pool2›", "has an output of 32×4×4", "Layer Pool2,\n    [Linear(64), Sigmoid, Dropout(0.5)] Layer Fc1,\n    [Linear(10), PruningFraction(0.1)] Layer Output", "Layer Pool2"),
            Image("TKT209", "Conv(‹2147483647›", "weights and biases up to layer 'Conv2', but at most", "Conv(32", "Conv(2147483647"),
            Image("TKT209", "Conv(‹100000000›, K", "3600000000 outputs of layer 'Conv2'", "Conv(32, Kernel = 5", "Conv(100000000, Kernel = 5").And("Conv(16), BatchNorm", "Conv(1, Bias = false)").And("Kernel = 5", "Kernel = 1").And("Stride = 2", "Stride = 3"),
            Image("TKT210", "MaxPool(3)", "Layer 'Conv1' must be of one kind, but 'MaxPool' stands beside 'Conv'", "[Conv(16)", "[Conv(16), MaxPool(3)"),
            Image("TKT211", "Kernel = ‹0›", "Kernel 0 of layer 'Conv2' must be between 1 and 1000; write for example 3", "Kernel = 5", "Kernel = 0"),
            Image("TKT211", "Kernel = ‹1001›", "Kernel 1001", "Kernel = 5", "Kernel = 1001"),
            Image("TKT211", "Stride = ‹0›", "Stride 0 of layer 'Conv2'", "Stride = 2", "Stride = 0"),
            Image("TKT211", "Padding = ‹-1›", "Padding -1 of layer 'Conv2' must be between 0 and 4; write for example 2", "Padding = 0", "Padding = -1"),
            Image("TKT211", "Padding = ‹5›", "Padding 5", "Padding = 0", "Padding = 5"),
            Image("TKT211", "MaxPool(‹0›)", "Size 0 of layer 'Pool1'", "MaxPool(2)", "MaxPool(0)"),
            Image("TKT211", "Stride = ‹-2›", "Stride -2 of layer 'Pool2'", "Stride = 1", "Stride = -2"),
            Image("TKT212", "Layer ‹Conv2›", "The 17×17 window of layer 'Conv2' does not fit into the 16×16×16 that 'Pool1' gives", "Kernel = 5", "Kernel = 17"),
            Image("TKT212", "Layer ‹Pool2›", "The 7×7 window of layer 'Pool2' does not fit into the 32×6×6 that 'Conv2' gives", "AveragePool(3", "AveragePool(7"),
            Image("TKT213", "Layer ‹Conv2›", "takes 100 features from 'Pool1'", "[MaxPool(2)]", "[Linear(100)]"),
            Image("TKT213", "Layer ‹Conv1›", "takes 2 features from data set 'Xor'", "Dataset.Cifar10", "Dataset.Xor").And(", BatchSize = 100, Validation = 5000", "").And("[Augmentation(Flip = true, CropPadding = 4)]\n", "").And(", \"9000it\"", ""),
            Image("TKT213", "Layer ‹Pool2›", "takes 4096 features from 'Pool1'", "[MaxPool(2)]", "[Flatten]").And("[Conv(32, Kernel = 5, Stride = 2, Padding = 0, Bias = false), Tanh, PruningFraction(0.15)] Layer Conv2,\n    ", "") with { Message = "takes 16384 features from 'Pool1'" },
            Image("TKT214", "MaxPool(2), ‹Relu›", "Activation 'Relu' of layer 'Pool1' has no effect, since a layer without weights has none; move it to the layer before it", "MaxPool(2)", "MaxPool(2), Relu"),
            Image("TKT214", "MaxPool(2), ‹BatchNorm›", "Batch norm of layer 'Pool1'", "MaxPool(2)", "MaxPool(2), BatchNorm"),
            Image("TKT214", "Dropout(‹0.25›)", "Dropout of layer 'Pool1'", "MaxPool(2)", "MaxPool(2), Dropout(0.25)"),
            Image("TKT215", "Relu, ‹Tanh›]", "Layer 'Conv1' must have one activation, but 'Tanh' stands beside 'Relu'", "BatchNorm, Relu", "BatchNorm, Relu, Tanh"),
            Image("TKT216", "Dropout(‹1.0›)", "Dropout 1 of layer 'Fc1' must be at least 0 and below 1", "0.5", "1.0"),
            Image("TKT216", "‹-0.5›", "Dropout -0.5", "0.5", "-0.5"),
            Image("TKT217", "‹Relu›, PruningFraction(0.1)", "The last layer 'Output' must have no activation, since the loss begins with a softmax; remove 'Relu'", "PruningFraction(0.1)", "Relu, PruningFraction(0.1)"),
            Case("TKT217", "Linear(1), ‹Tanh›", "begins with a sigmoid; remove 'Tanh'", "Linear(10)", "Linear(1), Tanh").And("Dataset.Mnist", "Dataset.Xor").And(", BatchSize = 60, Validation = 4000", ""),
            Image("TKT218", "Layer ‹Conv1›", "Convolution 'Conv1' must say how many filters it has; write for example [Conv(16)]", "Conv(16)", "Conv"),
            Blocks("TKT202", "‹Other› Last", "or mark 'Other' with [Block]", "    Pooled Last,", "    Other Last,").And("[Block]\npublic partial record Pooled", "public partial record Other") with { CanBeUsed = true },
            Blocks("TKT203", "Layer ‹Conv1›", "must say what it computes", "[Conv, BatchNorm, Relu]", "[Relu]"),
            Blocks("TKT226", "‹BatchNorm›, Relu] Layer Conv1", "Batch norm of layer 'Conv1' has nothing before it, since the layer computes no sums; write for example '[Linear(100), BatchNorm]', or move it to the layer before", "[Conv, BatchNorm, Relu]", "[BatchNorm, Relu]"),
            Image("TKT226", "[‹BatchNorm›] Layer Pool1", "Batch norm of layer 'Pool1'", "[MaxPool(2)]", "[BatchNorm]"),
            Blocks("TKT204", "Layer ‹conv2›", "write for example 'Conv2'", "Layer Conv2", "Layer conv2"),
            Blocks("TKT205", "Layer ‹Shortcut›", "is taken", "Layer Conv2", "Layer Shortcut"),
            Blocks("TKT205", "Layer ‹Block2›", "is taken", "Layer Conv2", "Layer Block2"),
            Blocks("TKT205", "Pooled ‹Conv›", "Layer name 'Conv' is taken", "Pooled Last", "Pooled Conv"),
            Blocks("TKT207", "Channels(‹0›)", "Channels 0 of layer 'Stage1' must be 1 or more; write for example 16", "Channels(16)", "Channels(0)"),
            Blocks("TKT209", "‹Stage1›", "has more than 200 layers", "Repeat(2), Residual, Channels(16)", "Repeat(100), Residual, Channels(16)"),
            Blocks("TKT210", "Channels(32), ‹Conv(3)›", "Layer 'Stage2' must be of one kind, but 'Conv' stands beside 'Basic'", "Channels(32)", "Channels(32), Conv(3)"),
            Blocks("TKT211", "Repeat(‹0›)", "Repeat 0 of layer 'Stage1' must be between 1 and 200; write for example 3", "Repeat(2), Residual, Channels(16)", "Repeat(0), Residual, Channels(16)"),
            Blocks("TKT211", "Stride(‹0›)", "Stride 0 of layer 'Stage2'", "Stride(2)", "Stride(0)"),
            Blocks("TKT212", "Pooled ‹Last›", "The 20×20 window of layer 'Last.Pool' does not fit into the 24×16×16 that 'Last.Conv' gives", "MaxPool(2)", "MaxPool(20)"),
            Blocks("TKT213", "‹Stage1›,", "Layer 'Stage1.Block1.Conv1' moves over rows and columns, but takes 16 features from 'Stem'", "[Conv(16), BatchNorm, Relu] Layer Stem", "[Linear(16)] Layer Stem"),
            Blocks("TKT214", "Channels(32), ‹Relu›", "'Relu' of layer 'Stage2' has no effect, since it is a block; move it to a layer of 'Basic'", "Channels(32)", "Channels(32), Relu"),
            Blocks("TKT214", "Conv(16), ‹Repeat(3)›", "'Repeat' of layer 'Stem' has no effect, since only the use of a block has one", "[Conv(16)", "[Conv(16), Repeat(3)"),
            Blocks("TKT214", "Channels(‹5›)", "Channels of layer 'Last' has no effect, since every convolution of the block states its filters", "    Pooled Last", "    [Channels(5)] Pooled Last"),
            Blocks("TKT214", "Stride(‹2›)] Pooled", "since the block has no convolution", "    Pooled Last", "    [Stride(2)] Pooled Last").And("[Conv(24, Kernel = 5), Tanh] Layer Conv, ", ""),
            Blocks("TKT218", "‹Stage1›", "Convolution 'Stage1.Block1.Conv1' must say how many filters it has; write for example [Conv(16)], or [Channels(16)] where the block is used", ", Channels(16)", ""),
            Blocks("TKT220", "class ‹Pooled›", "must be a plain top-level record, but it is no record; write 'record' for 'class'", "public partial record Pooled([Conv(24, Kernel = 5), Tanh] Layer Conv, [MaxPool(2)] Layer Pool);", "public class Pooled(Layer a) { public Layer A { get; } = a; }").And("/// <summary>A convolution and its pooling.</summary>\n", "#pragma warning disable CS1591\n"),
            Blocks("TKT220", "record ‹Pooled›(", "but it is abstract", "public partial record Pooled", "public abstract record Pooled"),
            Blocks("TKT221", "record ‹Pooled›(", "Block 'Pooled' must have at least one layer", "[Conv(24, Kernel = 5), Tanh] Layer Conv, [MaxPool(2)] Layer Pool", ""),
            Blocks("TKT223", "Pooled ‹Pool›", "Block 'Pooled' would be in itself by way of layer 'Pool'", "[MaxPool(2)] Layer Pool", "Pooled Pool"),
            Blocks("TKT224", "Residual(Activation = Activation.Tanh)", "Residual block 'Stage2.Block1' takes 16×32×32 and gives 16", "[Conv, BatchNorm] Layer Conv2);", "[Conv, BatchNorm] Layer Conv2);\n[Block] public record Flat([GlobalAveragePool] Layer Mean);").And("Channels(32), Stride(2), PruningFraction(0.3)] Basic Stage2", "PruningFraction(0.3)] Flat Stage2").And("    Pooled Last,\n    [GlobalAveragePool] Layer Mean,\n", "").And("[Block] public record Flat", "/// <summary>A mean.</summary>\n[Block] public record Flat"),
            Blocks("TKT225", "Residual, Channels(16)", "Layer 'Stage1.Block1.Conv2' ends the residual block 'Stage1.Block1', whose activation follows the sum; remove its own, 'Relu'", "[Conv, BatchNorm] Layer Conv2", "[Conv, BatchNorm, Relu] Layer Conv2") with { Place = "‹Residual›, Channels(16)" },
            Blocks("TKT106", "(Activation)9", "is no activation", "Residual(Activation = Activation.Tanh)", "Residual(Activation = (Activation)9)"),
            Blocks("TKT321", "PruningFraction(‹3›)] Layer Conv2", "Pruning fraction 3 on 'Conv2'", "[Conv, BatchNorm] Layer Conv2", "[Conv, BatchNorm, PruningFraction(3)] Layer Conv2"),
            Blocks("TKT330", "PruningFraction(‹0.5›)", "since the layer has no weights", "MaxPool(2)", "MaxPool(2), PruningFraction(0.5)"),
            Blocks("TKT337", "Granularity.Unit", "since layer 'Stem' is not linear", "Rounds = 2", "Rounds = 2, Criterion = Criterion.Product, Granularity = Granularity.Unit").And(", PruningFraction(0.3)", "").And(", PruningFraction(0.1)", ""),

            Case("TKT301", "record ‹Sample›(", "add [Training(\"5000it\")]", "[Training(\"5000it\", BatchSize = 60, Validation = 4000, EvaluateEvery = \"100it\")]\n", ""),
            Case("TKT302", "\"5000\"", "'5000' is not a step for the training length", "\"5000it\"", "\"5000\""),
            Case("TKT302", "\"-1it\"", "'-1it' is not a step", "\"5000it\"", "\"-1it\""),
            Case("TKT302", "Training(‹null!›", "'null' is not a step", "\"5000it\"", "null!"),
            Case("TKT302", "\"each\"", "for EvaluateEvery", "\"100it\"", "\"each\""),
            Case("TKT302", "\"0\"", "for RewindTo", "\"0it\"", "\"0\""),
            Case("TKT303", "(‹\"0it\"›", "Training length 0it", "\"5000it\"", "\"0it\"").And("RewindTo = \"0it\"", "RewindTo = \"00it\""),
            Case("TKT303", "\"2000000000ep\"", "at most 2147483647 iterations", "\"5000it\"", "\"2000000000ep\""),
            Case("TKT304", "\"5001it\"", "at most the training length of 5000it; write for example '100it'", "\"100it\"", "\"5001it\""),
            Case("TKT304", "‹\"0it\"›)]\n[Adam", "Validation every 0it", "\"100it\"", "\"0it\""),
            Case("TKT304", "\"6ep\"", "Validation every 6ep", "\"100it\"", "\"6ep\"").And("\"5000it\"", "\"5ep\""),
            Case("TKT304", "\"6ep\"", "Validation every 6ep", "\"100it\"", "\"6ep\""),
            Case("TKT305", "-1", "Batch size -1 must be between 0 (all examples) and the 56000 examples", "BatchSize = 60", "BatchSize = -1"),
            Case("TKT305", "56001", "Batch size 56001", "BatchSize = 60", "BatchSize = 56001"),
            Case("TKT306", "-1", "Validation size -1 must be between 0 (none) and 59999", "Validation = 4000", "Validation = -1"),
            Case("TKT306", "60000", "Validation size 60000", "Validation = 4000", "Validation = 60000"),
            Case("TKT307", "record ‹Sample›(", "add [Adam(0.001)] or [Sgd(0.1)]", "[Adam(0.001, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8)]\n", ""),
            Case("TKT308", "Sgd(0.1)", "'Sgd' stands beside 'Adam'", "[Initialization", "[Sgd(0.1)]\n[Initialization"),
            Case("TKT309", "Adam(‹0›", "Learning rate 0 must be finite and above 0", "0.001", "0"),
            Case("TKT309", "double.NaN", "Learning rate NaN", "0.001", "double.NaN"),
            Case("TKT309", "double.PositiveInfinity", "Learning rate", "0.001", "double.PositiveInfinity"),
            Case("TKT310", "Beta1 = ‹1›", "Beta1 1 must be at least 0 and below 1; write for example 0.9", "Beta1 = 0.9", "Beta1 = 1"),
            Case("TKT310", "‹-0.1›", "Beta2 -0.1", "0.99", "-0.1"),
            Case("TKT310", "1.5", "Momentum 1.5", "Adam(0.001, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8)", "Sgd(0.1, Momentum = 1.5)"),
            Case("TKT311", "Epsilon = ‹0›", "Epsilon 0", "1e-8", "0"),
            Case("TKT312", "-0.125", "Standard deviation -0.125 must be finite and above 0", "0.125", "-0.125"),
            Case("TKT312", "0.125", "has no effect, since 'KaimingNormal' has its own", "Initializer.TruncatedNormal", "Initializer.KaimingNormal"),
            Image("TKT313", "WeightDecay = ‹-1›", "Weight decay -1 must be finite and at least 0", "0.0005", "-1"),
            Case("TKT313", "double.NaN", "Weight decay NaN", "Epsilon = 1e-8", "Epsilon = 1e-8, WeightDecay = double.NaN"),
            Image("TKT314", "Nesterov = ‹true›", "needs momentum, which is 0; add 'Momentum = 0.9'", "Momentum = 0.9, ", ""),
            Image("TKT315", "CosineDecay", "must fall one way, but 'CosineDecay' stands beside 'StepDecay'", "[WarmUp", "[CosineDecay]\n[WarmUp"),
            Image("TKT316", "StepDecay(‹10›", "Factor 10 of the step decay must lie between 0 and 1", "0.2, \"10ep\"", "10, \"10ep\""),
            Image("TKT317", "\"9ep\"", "Milestone 9ep must come after 10ep, which stands before it; sort them", "\"9000it\"", "\"9ep\""),
            Image("TKT317", "\"4500it\"", "Milestone 4500it must come after 10ep", "\"9000it\"", "\"4500it\""),
            Image("TKT317", "\"13500it\"", "Milestone 13500it must come before the end of training at 30ep", "\"9000it\"", "\"13500it\""),
            Image("TKT317", "{ \"10ep\", ‹\"10ep\"› }", "must come after 10ep", "\"10ep\", \"9000it\"", "new[] { \"10ep\", \"10ep\" }"),
            Image("TKT317", "\"0it\"", "Milestone 0it must come after the beginning; lower the learning rate itself", "\"10ep\"", "\"0it\""),
            Image("TKT317", "StepDecay(0.2)", "Step decay must have at least one milestone", ", \"10ep\", \"9000it\"", ""),
            Image("TKT302", "\"soon\"", "'soon' is not a step for a milestone", "\"10ep\"", "\"soon\""),
            Image("TKT302", "null!", "'null' is not a step for the warm-up", "\"1ep\"", "null!"),
            Image("TKT318", "‹\"30ep\"›)]\n[Init", "Warm-up of 30ep must be at least 1 iteration and shorter than the training length of 30ep; write for example '1ep'", "\"1ep\"", "\"30ep\""),
            Image("TKT318", "\"0it\"", "Warm-up of 0it", "\"1ep\"", "\"0it\""),
            Image("TKT319", "Limit = ‹0›", "Limit 0 must be finite and above 0; write for example 0.05", "0.0625", "0"),
            Image("TKT319", "Initialization(Initializer.Uniform)", "Limit of 'uniform' is missing; write for example [Initialization(Initializer.Uniform, Limit = 0.05)]", ", Limit = 0.0625", ""),
            Image("TKT319", "0.0625", "has no effect, since 'GlorotUniform' has its own; remove it", "Initializer.Uniform", "Initializer.GlorotUniform"),
            Image("TKT341", "CropPadding = ‹-1›", "Crop padding -1 must be between 0 (no cropping) and 31", "CropPadding = 4", "CropPadding = -1"),
            Image("TKT341", "‹32›)]", "Crop padding 32", "CropPadding = 4", "CropPadding = 32"),
            Case("TKT342", "Augmentation(Flip = true)", "Data set 'Xor' has no images to flip or crop", "[Adam", "[Augmentation(Flip = true)]\n[Adam").And("Dataset.Mnist", "Dataset.Xor").And(", BatchSize = 60, Validation = 4000", "").And("Linear(10)", "Linear(1)"),

            Case("TKT320", "OneShotPruning(Fractions = [0.5])", "'OneShotPruning' stands beside 'IterativePruning'", "[Branch", "[OneShotPruning(Fractions = [0.5])]\n[Branch"),
            Case("TKT321", "1.2", "Pruning fraction 1.2 on 'Sample' must lie between 0 and 1; write 0.2 to remove 20 % of what remains each round", "Fraction = 0.2", "Fraction = 1.2"),
            Case("TKT321", "double.NaN", "Pruning fraction NaN", "Fraction = 0.2", "Fraction = double.NaN"),
            Case("TKT321", "‹0›, Rounds", "Pruning fraction 0 on", "Fraction = 0.2", "Fraction = 0"),
            Case("TKT321", "PruningFraction(‹1.0›)", "Pruning fraction 1 on 'Output'", "PruningFraction(0.1)", "PruningFraction(1.0)"),
            OneShot("TKT321", "[0.5, ‹1.5›]", "write 0.2 to remove 20 % of the dense network", "Fractions = [0.5, 1.5]"),
            ByUnits("TKT322", "-2", "Units to prune, -2, must be 1 or more", "Units = -2, Rounds = 3, Criterion = Criterion.Product"),
            OneShot("TKT322", "[2, ‹0›]", "Units to prune, 0, must be 1 or more", "Units = [2, 0], Granularity = Granularity.Unit, Criterion = Criterion.Product"),
            Case("TKT323", "IterativePruning(Rounds = 3, RewindTo = \"0it\")", "says neither; write 'Fraction = 0.2'", "Fraction = 0.2, ", ""),
            ByUnits("TKT323", "Units = ‹2›", "says both; remove one of them", "Fraction = 0.2, Units = 2, Rounds = 3, Criterion = Criterion.Product"),
            OneShot("TKT323", "OneShotPruning", "says neither; write 'Fractions = [0.5, 0.8]'", ""),
            OneShot("TKT323", "OneShotPruning(Fractions = [])", "says neither", "Fractions = []"),
            OneShot("TKT323", "[2, 4]", "says both", "Fractions = [0.5], Units = [2, 4], Granularity = Granularity.Unit, Criterion = Criterion.Product"),
            Case("TKT324", "Rounds = ‹0›", "Rounds 0 must be between 1 and 1000", "Rounds = 3", "Rounds = 0"),
            Case("TKT324", "‹1001›", "Rounds 1001", "Rounds = 3", "Rounds = 1001"),
            Case("TKT324", "IterativePruning(Fraction = 0.2, RewindTo = \"0it\")", "Rounds are missing", "Rounds = 3, ", ""),
            OneShot("TKT325", "[0.5, ‹0.4›, 0.6]", "0.4 stands after 0.5, but one-shot fractions must ascend", "Fractions = [0.5, 0.4, 0.6]"),
            OneShot("TKT325", "{ 2, ‹2› }", "2 stands after 2, but one-shot units must ascend", "Units = new[] { 2, 2 }, Granularity = Granularity.Unit, Criterion = Criterion.Product"),
            Case("TKT326", "Criterion.Product", "Criterion 'Product' scores units, but single weights are pruned; use 'Magnitude', or prune units with 'Granularity = Granularity.Unit'", "RewindTo =", "Criterion = Criterion.Product, RewindTo ="),
            ByUnits("TKT326", "IterativePruning(Granularity = Granularity.Unit, Units = 2, Rounds = 3)", "Criterion 'Magnitude' scores weights, but units are pruned", "Units = 2, Rounds = 3"),
            Case("TKT327", "Units = ‹2›", "single weights are pruned; add 'Granularity = Granularity.Unit'", "Fraction = 0.2", "Units = 2"),
            Case("TKT328", "\"5000it\"›)]\n[Branch".Insert(0, "‹"), "Rewind step 5000it must come before the end of training at 5000it", "RewindTo = \"0it\"", "RewindTo = \"5000it\""),
            Case("TKT328", "\"6ep\"", "Rewind step 6ep", "RewindTo = \"0it\"", "RewindTo = \"6ep\""),
            Case("TKT343", "Layer ‹Hidden›", "No unit of layer 'Hidden' is left at level 3, after 100 units at level 2, so that nothing leads from the inputs to the outputs; declare fewer rounds", Pruning, "IterativePruning(Units = 100, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.Product)").And(", PruningFraction(0.1)", ""),
            Case("TKT329", "Layer ‹Output›", "after 5 weights at level 2", "Linear(300)", "Linear(10)").And("PruningFraction(0.1)", "PruningFraction(0.78)").And("Rounds = 3", "Rounds = 9") with { Message = "Layer 'Output' has nothing left at level" },
            OneShot("TKT343", "Layer ‹Hidden›", "is left at level 2, after 300 units at level 0, so that nothing leads from the inputs to the outputs; prune less, or widen the layer", "Units = [200, 300], Granularity = Granularity.Unit, Criterion = Criterion.Product"),
            Case("TKT330", "PruningFraction(‹0.1›)", "has no effect, since one-shot sizes hold for every layer", Pruning, "OneShotPruning(Fractions = [0.5])"),
            Case("TKT330", "PruningFraction(‹0.1›)", "has no effect, since units are pruned, not weights", Pruning, "IterativePruning(Units = 2, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.Product)"),
            Case("TKT330", "PruningFraction(‹0.1›)", "has no effect, since the experiment has no pruning", "[" + Pruning + "]\n[Branch(Control.Rearrange, Replicates = 2)]\n", ""),
            Image("TKT330", "PruningFraction(‹0.3›)", "has no effect, since the layer has no weights", "MaxPool(2)", "MaxPool(2), PruningFraction(0.3)"),
            Image("TKT337", "Granularity.Unit", "Units of 'Sample' can not be pruned, since layer 'Conv1' is not linear", "Rounds = 3", "Rounds = 3, Criterion = Criterion.Product, Granularity = Granularity.Unit").And(", PruningFraction(0.15)", "").And(", PruningFraction(0.1)", ""),
            Case("TKT331", "Granularity.Unit", "its only layer 'Output'", "[Linear(300), Relu] Layer Hidden,\n    ", "").And(Pruning, "IterativePruning(Units = 2, Rounds = 4, Granularity = Granularity.Unit, Criterion = Criterion.Product)").And(", PruningFraction(0.1)", ""),
            Case("TKT332", "Rounds = ‹3›", "Level 1 of 'Sample' removes nothing", "Fraction = 0.2", "Fraction = 0.0000001").And("PruningFraction(0.1)", "PruningFraction(0.00001)"),
            Case("TKT333", "Replicates = ‹0›", "Replicates 0 of branch 'Rearrange'", "Replicates = 2", "Replicates = 0"),
            Case("TKT334", "Branch(Control.Rearrange, Replicates = 2)", "'Sample' has no pruning; add [IterativePruning(…)] or remove the branch", "[" + Pruning + "]\n", "").And(", PruningFraction(0.1)", ""),
            Case("TKT335", "‹Branch(Control.Rearrange)›", "Branch 'Rearrange' is declared twice", "public partial", "[Branch(Control.Rearrange)]\npublic partial"),
            Case("TKT338", "Rounds = ‹3›", "'Rounds' is not for one-shot pruning, whose sizes are a level each, pruned from the dense network; remove it, or prune round by round with [IterativePruning(…)]", Pruning, "OneShotPruning(Fractions = [0.5], Rounds = 3)").And(", PruningFraction(0.1)", ""),
            Case("TKT339", "Momentum = ‹0.9›", "'Momentum' is not for Adam, whose first moment decays by beta1 instead; write 'Beta1 = 0.9', or train with [Sgd(…)]", "Beta1 = 0.9", "Momentum = 0.9"),
            Case("TKT340", "\"100it\"", "Evaluations every 100it find no early-stop iteration, since no examples are set apart for validation; add 'Validation = 5000', or remove 'EvaluateEvery'", ", Validation = 4000", ""),
            Case("TKT344", "Layer ‹Hidden›", "Level 1 asks for 75 % of layer 'Hidden', but of 10 units whole ones can only be kept: it gets 7, which are 70 %; choose another fraction, fewer rounds, or a wider layer", Pruning, "IterativePruning(Fraction = 0.25, Rounds = 2, Granularity = Granularity.Unit, Criterion = Criterion.Product)").And("Linear(300)", "Linear(10)").And(", PruningFraction(0.1)", ""),
            Case("TKT344", "Layer ‹Output›", "Level 14 asks for 4.4 % of layer 'Output', but of 60 weights whole ones can only be kept: it gets 2, which are 3.33 %", "Linear(300)", "Linear(6)").And("PruningFraction(0.1)", "PruningFraction(0.2)").And("Rounds = 3", "Rounds = 20"),
            Case("TKT336", "Layer ‹Output›", "pruned at the full fraction 0.2, where Frankle & Carbin (2019) prune it at half; write [PruningFraction(0.1)], or [PruningFraction(0.2)] if it is meant", ", PruningFraction(0.1)", ""),
        };
        return cases.Select((mistake, i) => new TestCaseData(mistake).SetArgDisplayNames($"{i:00} {mistake.Id} {mistake.Place.ReplaceLineEndings(" ")}"));
    }

    private const string Pruning = "IterativePruning(Fraction = 0.2, Rounds = 3, RewindTo = \"0it\")";

    private const string Parameters = "\n    [Linear(300), Relu] Layer Hidden,\n    [Linear(10), PruningFraction(0.1)] Layer Output";

    private static RuleCase Case(string id, string place, string message, string piece, string replacement) =>
        new(id, place, message, Samples.Record.With(piece, replacement));

    private static RuleCase Image(string id, string place, string message, string piece, string replacement) =>
        new(id, place, message, Samples.ImageRecord.With(piece, replacement));

    private static RuleCase Blocks(string id, string place, string message, string piece, string replacement) =>
        new(id, place, message, Samples.BlockRecord.With(piece, replacement));

    private static RuleCase OneShot(string id, string place, string message, string arguments) =>
        Case(id, place, message, Pruning, arguments.Length == 0 ? "OneShotPruning" : $"OneShotPruning({arguments})").And(", PruningFraction(0.1)", "");

    private static RuleCase ByUnits(string id, string place, string message, string arguments) =>
        Case(id, place, message, Pruning, $"IterativePruning(Granularity = Granularity.Unit, {arguments})").And(", PruningFraction(0.1)", "");
}
