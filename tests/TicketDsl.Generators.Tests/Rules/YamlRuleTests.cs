using System.Text;
using TicketDsl.Generators.Tests.Harness;

namespace TicketDsl.Generators.Tests.Rules;

public sealed class YamlRuleTests
{
    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_in_a_YAML_file_gives_one_error_at_its_place(RuleCase mistake) => mistake.Check();

    internal static IEnumerable<TestCaseData> Mistakes()
    {
        var cases = new RuleCase[]
        {
            Case("TKT103", "experiment: ‹lenet-mnist›", "write for example 'LenetMnist'", "experiment: Sample", "experiment: lenet-mnist") with { CanBeUsed = false },
            Case("TKT103", "experiment: ‹5›", "write for example 'Experiment5'", "experiment: Sample", "experiment: 5") with { CanBeUsed = false },
            Case("TKT105", "namespace: ‹My.class›", "write for example 'My._class'", "dataset:", "namespace: My.class\ndataset:") with { CanBeUsed = false },
            Case("TKT106", "mnits", "'mnits' is no data set; did you mean 'mnist'?", "dataset: mnist", "dataset: mnits"),
            Case("TKT106", "imagenet-22k", "write one of 'xor', 'mnist', 'fashion-mnist'", "dataset: mnist", "dataset: imagenet-22k"),
            Case("TKT106", "uint", "did you mean 'unit'?", "scaling: unit", "scaling: uint"),
            Case("TKT106", "truncated", "is no initializer", "{ truncated-normal: 0.125 }", "truncated"),
            Case("TKT106", "rearange", "did you mean 'rearrange'?", "rearrange: {", "rearange: {"),
            Case("TKT106", "magnitud", "did you mean 'magnitude'?", "rewind-to:", "criterion: magnitud, rewind-to:"),
            Case("TKT106", "weights", "did you mean 'weight'?", "rewind-to:", "granularity: weights, rewind-to:"),
            Case("TKT107", "replicates: ‹0›", "Replicates 0 of 'Sample'", "replicates: 5", "replicates: 0"),

            Case("TKT201", "‹network›: []", "write 'network: [ Output: { linear: … } ]'", Network, "network: []\n"),
            Case("TKT201", "experiment: ‹Sample›", "at least one layer", Network, ""),
            Case("TKT203", "- ‹Hidden›", "write 'Hidden: { linear: … }'", "{ linear: 300, relu: }", "{ relu: }"),
            Case("TKT203", "- ‹Hidden›", "must say what it computes", "Hidden: { linear: 300, relu: }", "Hidden:"),
            Case("TKT204", "- ‹hidden layer›", "write for example 'HiddenLayer'", "Hidden:", "hidden layer:"),
            Case("TKT205", "- ‹Schedule›", "is taken", "Hidden:", "Schedule:"),
            Case("TKT205", "- ‹Sample›", "is taken", "Hidden:", "Sample:"),
            Case("TKT205", "- ‹GetHashCode›", "is taken", "Hidden:", "GetHashCode:"),
            Case("TKT206", "- ‹Output›: { linear: 300", "Layer name 'Output' must be unique in 'Sample'", "Hidden:", "Output:") with { Place = "- ‹Output›: { linear: 10" },
            Case("TKT207", "linear: ‹-3›", "Units -3 of layer 'Hidden'", "linear: 300", "linear: -3"),
            Case("TKT208", "linear: ‹9›", "data set 'mnist' needs 10; write linear: 10", "linear: 10", "linear: 9"),
            Case("TKT209", "2000000000", "weights and biases up to layer 'Hidden'", "linear: 300", "linear: 2000000000"),
            Case("TKT209", "- ‹Layer200›", "has 202 layers", "  - Output:", ManyLayers + "  - Output:"),
            Image("TKT207", "conv: ‹0›", "Filters 0 of layer 'Conv1'", "conv: 16", "conv: 0"),
            Image("TKT208", "- ‹Output›", "has an output of 64, but data set 'cifar10' needs 10; end with a layer of linear: 10", "{ linear: 10, pruning-fraction: 0.1 }", "{ flatten: }"),
            Image("TKT226", "‹batch-norm›: }\n  - Conv2", "Batch norm of layer 'Pool1' has nothing before it, since the layer computes no sums; write for example 'linear: 100, batch-norm:'", "{ max-pool: 2 }", "{ batch-norm: }"),
            Image("TKT210", "max-pool", "Layer 'Conv1' must be of one kind, but 'max-pool' stands beside 'conv'", "conv: 16", "conv: 16, max-pool: 3") with { Place = "‹max-pool›: 3" },
            Image("TKT211", "kernel: ‹0›", "Kernel 0 of layer 'Conv2'", "kernel: 5", "kernel: 0"),
            Image("TKT211", "stride: ‹0›", "Stride 0 of layer 'Conv2'", "stride: 2", "stride: 0"),
            Image("TKT211", "padding: ‹-1›", "Padding -1 of layer 'Conv2'", "padding: 0", "padding: -1"),
            Image("TKT211", "average-pool: ‹0›", "Size 0 of layer 'Pool2'", "average-pool: 3", "average-pool: 0"),
            Image("TKT212", "- ‹Pool2›", "The 7×7 window of layer 'Pool2' does not fit into the 32×6×6 that 'Conv2' gives", "average-pool: 3", "average-pool: 7"),
            Image("TKT213", "- ‹Conv2›", "takes 100 features from 'Pool1'", "{ max-pool: 2 }", "{ linear: 100 }"),
            Image("TKT213", "- ‹Pool2›", "takes 32 features from 'Conv2'", "conv: 32, kernel: 5, stride: 2, padding: 0, bias: false, tanh:, pruning-fraction: 0.15", "global-average-pool:").And("Conv1: { conv: 16", "Conv1: { conv: 32"),
            Image("TKT214", "‹relu›: }\n  - Conv2", "Activation 'relu' of layer 'Pool1'", "{ max-pool: 2 }", "{ max-pool: 2, relu: }"),
            Image("TKT214", "‹kernel›: 2", "Key 'kernel' of layer 'Pool1' has no effect, since only a convolution has one; remove it", "{ max-pool: 2 }", "{ max-pool: 2, kernel: 2 }"),
            Image("TKT214", "‹stride›: 3", "Key 'stride' of layer 'Fc1' has no effect, since only a convolution or a pooling has one", "linear: 64", "linear: 64, stride: 3"),
            Image("TKT214", "bias: ‹true›", "Bias of layer 'Pool1'", "{ max-pool: 2 }", "{ max-pool: 2, bias: true }"),
            Image("TKT215", "‹tanh›: }", "Layer 'Conv1' must have one activation, but 'tanh' stands beside 'relu'", "relu: }", "relu:, tanh: }"),
            Image("TKT216", "dropout: ‹1›", "Dropout 1 of layer 'Fc1'", "0.5", "1"),
            Image("TKT217", "‹relu›:, pruning-fraction: 0.1 }", "remove 'relu'", "linear: 10", "linear: 10, relu:"),
            Image("TKT218", "- ‹Conv1›", "write for example 'conv: 16'", "conv: 16", "conv: "),
            Blocks("TKT204", "‹pooled›:", "write for example 'Pooled'", "Pooled:", "pooled:").And("block: Pooled", "block: Basic, channels: 3"),
            Blocks("TKT205", "‹Schedule›:", "is taken", "Pooled:", "Schedule:").And("block: Pooled", "block: Basic, channels: 3"),
            Blocks("TKT205", "- ‹Pool›: { block", "Layer name 'Pool' is taken", "- Last:", "- Pool:"),
            Blocks("TKT206", "- ‹Pooled›:", "must be unique in 'Sample'", "- Last:", "- Pooled:"),
            Blocks("TKT206", "- ‹Conv1›: { conv:, batch-norm: }", "Layer name 'Conv1' must be unique in 'Basic'", "- Conv2:", "- Conv1:"),
            Blocks("TKT207", "channels: ‹0›", "Channels 0 of layer 'Stage1'", "channels: 16", "channels: 0"),
            Blocks("TKT209", "- ‹Stage1›", "has more than 200 layers", "channels: 16, repeat: 2", "channels: 16, repeat: 199"),
            Blocks("TKT209", "‹B199›:", "has 202 blocks", "blocks:\n", "blocks:\n" + ManyBlocks) with { Place = "  ‹Basic›:" },
            Blocks("TKT210", "‹conv›: 3", "'conv' stands beside 'block'", "{ block: Pooled }", "{ block: Pooled, conv: 3 }"),
            Blocks("TKT211", "repeat: ‹0›", "Repeat 0 of layer 'Stage1'", "channels: 16, repeat: 2", "channels: 16, repeat: 0"),
            Blocks("TKT214", "‹dropout›: 0.5", "Key 'dropout' of layer 'Last' has no effect, since it is a block; move it to a layer of the block", "block: Pooled", "block: Pooled, dropout: 0.5"),
            Blocks("TKT214", "‹residual›: }\n  - Stage1", "only the use of a block has one", "batch-norm:, relu: }\n  - Stage1", "batch-norm:, relu:, residual: }\n  - Stage1"),
            Blocks("TKT214", "channels: ‹5›", "every convolution of the block states its filters", "block: Pooled", "block: Pooled, channels: 5"),
            Blocks("TKT218", "- ‹Stage2›", "write for example 'conv: 16', or 'channels: 16' where the block is used", "channels: 32, ", ""),
            Blocks("TKT221", "‹Pooled›: []", "Block 'Pooled' must have at least one layer", "Pooled:\n    - Conv: { conv: 24, kernel: 5, tanh: }\n    - Pool: { max-pool: 2 }", "Pooled: []"),
            Blocks("TKT222", "Poold", "'Poold' is no block of this file; did you mean 'Pooled'?", "block: Pooled", "block: Poold"),
            Blocks("TKT222", "Bottleneck", "write one of 'Basic', 'Pooled'", "block: Pooled", "block: Bottleneck"),
            Blocks("TKT223", "- ‹Pool›", "Block 'Pooled' would be in itself by way of layer 'Pool'", "{ max-pool: 2 }", "{ block: Pooled }"),
            Blocks("TKT224", "‹residual›: }\n  - Stage2", "Residual block 'Stage1.Block1' takes 16×32×32 and gives 5", "- Conv2: { conv:, batch-norm: }", "- Conv2: { linear: 5 }").And("channels: 16, repeat: 2, residual: }\n  - Stage2: { block: Basic, channels: 32, stride: 2, repeat: 2, residual: { activation: tanh }, pruning-fraction: 0.3 }\n  - Last: { block: Pooled }\n  - Mean: { global-average-pool: }", "channels: 16, repeat: 2, residual: }") with { Place = "‹residual›: }\n  - Output" },
            Blocks("TKT225", "repeat: 2, ‹residual›: }", "ends the residual block 'Stage1.Block1'", "- Conv2: { conv:, batch-norm: }", "- Conv2: { conv:, batch-norm:, sigmoid: }"),
            Blocks("TKT106", "tahn", "'tahn' is no activation; did you mean 'tanh'?", "activation: tanh", "activation: tahn"),
            Blocks("TKT321", "pruning-fraction: ‹2›", "Pruning fraction 2 on 'Conv2'", "- Conv2: { conv:", "- Conv2: { pruning-fraction: 2, conv:"),
            Blocks("TKT406", "chanels", "is no key of layer 'Stage1'; did you mean 'channels'?", "channels: 16", "chanels: 16"),
            Blocks("TKT407", "‹Basic›: []", "Key 'Basic' is written twice", "    - Pool: { max-pool: 2 }\n", "    - Pool: { max-pool: 2 }\n  Basic: []\n"),
            Blocks("TKT408", "‹Pooled›: 5", "'Pooled' must be a list", "Pooled:\n    - Conv: { conv: 24, kernel: 5, tanh: }\n    - Pool: { max-pool: 2 }", "Pooled: 5") with { Place = "Pooled: ‹5›" },

            Case("TKT301", "experiment: ‹Sample›", "add 'training: { steps: 5000it }'", "training: { steps: 5000it, batch: 60, validation: 4000, evaluate-every: 100it }\n", ""),
            Case("TKT302", "5000 it", "'5000 it' is not a step for 'steps'", "5000it", "5000 it"),
            Case("TKT303", "0it, batch".Insert(0, "‹").Insert(4, "›"), "Training length 0it", "5000it", "0it"),
            Case("TKT304", "6000it", "Validation every 6000it", "100it", "6000it"),
            Case("TKT305", "60000", "Batch size 60000", "batch: 60", "batch: 60000"),
            Case("TKT306", "60000", "Validation size 60000", "validation: 4000", "validation: 60000"),
            Case("TKT307", "experiment: ‹Sample›", "add 'optimizer: { adam: 0.001 }'", Optimizer, ""),
            Case("TKT308", "sgd", "'sgd' stands beside 'adam'", Optimizer, "optimizer: { adam: 0.001, sgd: 0.1 }\n"),
            Case("TKT309", "adam: ‹-1›", "Learning rate -1", Optimizer, "optimizer: { adam: -1 }\n"),
            Case("TKT309", ".inf", "Learning rate", "0.001", ".inf"),
            Case("TKT310", "beta1: ‹1›", "Beta1 1", "beta1: 0.9", "beta1: 1"),
            Case("TKT310", "momentum: ‹1›", "Momentum 1", Optimizer, "optimizer: { sgd: { learning-rate: 0.1, momentum: 1 } }\n"),
            Case("TKT311", "epsilon: ‹0›", "Epsilon 0", "1e-8", "0"),
            Case("TKT312", "truncated-normal: ‹0›", "Standard deviation 0", "0.125", "0"),
            Case("TKT312", "0.125", "has no effect, since 'glorot-normal' has its own", "truncated-normal", "glorot-normal"),
            Image("TKT313", "weight-decay: ‹-1›", "Weight decay -1", "0.0005", "-1"),
            Image("TKT314", "nesterov: ‹true›", "add 'momentum: 0.9'", "momentum: 0.9, ", ""),
            Image("TKT315", "cosine-decay", "'cosine-decay' stands beside 'step-decay'", "warm-up: 1ep", "cosine-decay: ") with { Place = "‹cosine-decay›:" },
            Image("TKT316", "factor: ‹1›", "Factor 1 of the step decay", "factor: 0.2", "factor: 1"),
            Image("TKT317", "‹9ep› ]", "Milestone 9ep must come after 10ep", "9000it", "9ep"),
            Image("TKT317", "31ep", "must come before the end of training at 30ep", "9000it", "31ep"),
            Image("TKT302", "‹10› ep", "'10 ep' is not a step for a milestone", "[ 10ep", "[ 10 ep") with { Place = "10 ep" },
            Image("TKT318", "warm-up: ‹31ep›", "Warm-up of 31ep", "warm-up: 1ep", "warm-up: 31ep"),
            Image("TKT319", "uniform: ‹-1›", "Limit -1 must be finite and above 0", "0.0625", "-1"),
            Image("TKT319", "‹initialization›: uniform", "is missing; write for example 'initialization: { uniform: 0.05 }'", "{ uniform: 0.0625 }", "uniform"),
            Image("TKT341", "crop: ‹-1›", "Crop padding -1 must be between 0 (no cropping) and 31", "crop: 4", "crop: -1"),
            Case("TKT342", "‹augmentation›: { flip", "Data set 'xor' has no images", "dataset: mnist", "dataset: xor\naugmentation: { flip: true }").And(", batch: 60, validation: 4000", "").And("linear: 10", "linear: 1"),

            Pruned("TKT320", "one-shot", "'one-shot' stands beside 'iterative'", "iterative: { fraction: 0.2, rounds: 3 }, one-shot: { fractions: [ 0.5 ] }"),
            Case("TKT321", "fraction: ‹1.2›", "Pruning fraction 1.2 on 'Sample' must lie between 0 and 1", "fraction: 0.2", "fraction: 1.2"),
            Case("TKT321", ".nan", "Pruning fraction NaN", "fraction: 0.2", "fraction: .nan"),
            Case("TKT321", "pruning-fraction: ‹1›", "Pruning fraction 1 on 'Output'", "pruning-fraction: 0.1", "pruning-fraction: 1"),
            Pruned("TKT321", "‹0›, 0.5", "of the dense network", "one-shot: { fractions: [ 0, 0.5 ] }"),
            Pruned("TKT322", "units: ‹0›", "Units to prune, 0", "iterative: { units: 0, rounds: 2, granularity: unit, criterion: product }"),
            Pruned("TKT323", "iterative", "says none of them; write 'fraction: 0.2'", "iterative: { rounds: 3 }") with { Place = "{ ‹iterative›" },
            Pruned("TKT323", "units: ‹2›", "says two of them", "iterative: { fraction: 0.2, units: 2, rounds: 3, granularity: unit, criterion: product }"),
            Pruned("TKT323", "pattern: ‹2:4›", "says two of them; keep one of them", "iterative: { fraction: 0.2, pattern: 2:4, rounds: 2 }"),
            Pruned("TKT323", "{ ‹one-shot›", "says none of them", "one-shot: { fractions: [] }"),
            Case("TKT324", "rounds: ‹0›", "Rounds 0", "rounds: 3", "rounds: 0"),
            Pruned("TKT325", "[ 4, ‹2› ]", "2 stands after 4, but one-shot units must ascend", "one-shot: { units: [ 4, 2 ], granularity: unit, criterion: product }"),
            Pruned("TKT326", "input-magnitude", "use 'magnitude', or prune units with 'granularity: unit'", "iterative: { fraction: 0.2, rounds: 3, criterion: input-magnitude }"),
            Pruned("TKT327", "units: ‹2›", "add 'granularity: unit'", "iterative: { units: 2, rounds: 3 }"),
            Case("TKT328", "9000it", "Rewind step 9000it", "rewind-to: 0it", "rewind-to: 9000it"),
            Pruned("TKT329", "- ‹Output›", "Layer 'Output' has nothing left at level 1, after 10 weights at level 0; prune less, or widen the layer", "one-shot: { fractions: [ 0.96 ] }").And("linear: 300", "linear: 1"),
            Pruned("TKT343", "- ‹Hidden›", "after 100 units at level 2, so that nothing leads", "iterative: { units: 100, rounds: 3, granularity: unit, criterion: product }"),
            Case("TKT330", "pruning-fraction: ‹0.1›", "one-shot sizes", Pruning, "pruning: { one-shot: { fractions: [ 0.5 ] } }\n"),
            Image("TKT330", "pruning-fraction: ‹0.3›", "has no effect, since the layer has no weights", "{ max-pool: 2 }", "{ max-pool: 2, pruning-fraction: 0.3 }"),
            Image("TKT337", "granularity: ‹unit›", "since layer 'Conv1' is not linear", "rounds: 3", "rounds: 3, criterion: product, granularity: unit").And(", pruning-fraction: 0.15", "").And(", pruning-fraction: 0.1", ""),
            Pruned("TKT331", "granularity: ‹unit›", "its only layer 'Output'", "iterative: { fraction: 0.2, rounds: 3, criterion: product, granularity: unit }").And("  - Hidden: { linear: 300, relu: }\n", ""),
            Pruned("TKT332", "rounds: ‹3›", "removes nothing", "iterative: { fraction: 0.0000001, rounds: 3 }"),
            Pruned("TKT332", "{ ‹one-shot›", "Level 2 of 'Sample' removes nothing beyond level 1", "one-shot: { fractions: [ 0.5, 0.5000000001 ] }"),
            Case("TKT333", "replicates: ‹0›", "Replicates 0 of branch 'rearrange'", "replicates: 2", "replicates: 0"),
            Case("TKT334", "- ‹rearrange›", "add 'pruning:' or remove the branch", Pruning, "").And(", pruning-fraction: 0.1", ""),
            Case("TKT335", "- ‹rearrange›\n", "Branch 'rearrange' is declared twice", "replicates: 2 }", "replicates: 2 }\n  - rearrange"),
            Pruned("TKT338", "rounds", "'rounds' is not for one-shot pruning, whose sizes are a level each, pruned from the dense network; remove it, or prune round by round with 'iterative'", "one-shot: { fractions: [ 0.5 ], rounds: 3 }"),
            Case("TKT339", "momentum", "'momentum' is not for Adam, whose first moment decays by beta1 instead; write 'beta1: 0.9', or train with 'sgd'", "beta1: 0.9", "momentum: 0.9"),
            Case("TKT340", "100it", "add 'validation: 5000', or remove 'evaluate-every'", ", validation: 4000", ""),
            Pruned("TKT344", "- ‹Hidden›", "Level 1 asks for 75 % of layer 'Hidden', but of 10 units whole ones can only be kept: it gets 7, which are 70 %; choose another fraction, fewer rounds, or a wider layer", "iterative: { fraction: 0.25, rounds: 2, granularity: unit, criterion: product }").And("linear: 300", "linear: 10"),
            Pruned("TKT344", "- ‹Output›", "Level 2 asks for 22 % of layer 'Output', but of 20 weights whole ones can only be kept: it gets 4, which are 20 %; choose another fraction, or a wider layer", "one-shot: { fractions: [ 0.5, 0.78 ] }").And("linear: 300", "linear: 2"),
            Case("TKT106", "rewnd", "'rewnd' is no retraining; did you mean 'rewind'?", "rewind-to: 0it", "retraining: rewnd"),
            Case("TKT330", "pruning-fraction: ‹0.1›", "the fraction is of all layers' weights together", "rewind-to: 0it", "scope: global"),
            Image("TKT214", "‹not-pruned›", "Key 'not-pruned' of layer 'Pool1' has no effect", "{ max-pool: 2 }", "{ max-pool: 2, not-pruned: }"),
            Case("TKT355", "‹not-pruned›", "has a pruning fraction; remove 'not-pruned:'", "pruning-fraction: 0.1", "pruning-fraction: 0.1, not-pruned:"),
            Pruned("TKT356", "global", "scope 'global' is declared", "iterative: { units: 2, rounds: 3, granularity: unit, criterion: product, scope: global }"),
            Pruned("TKT106", "ekr", "'ekr' is no ratio rule; did you mean 'erk'?", "random: { densities: [ 0.5 ], ratio: ekr }"),
            Pruned("TKT408", "densities", "must be a list", "random: { densities: 0.5 }") with { Place = "densities: ‹0.5›" },
            Pruned("TKT359", "random", "write for example 'densities: [ 0.5, 0.2 ]'", "random: { ratio: erk }") with { Place = "{ ‹random›" },
            Pruned("TKT357", "[ ‹1.5› ]", "Density 1.5 on 'Sample'", "random: { densities: [ 1.5 ] }"),
            Pruned("TKT358", "[ 0.2, ‹0.5› ]", "0.5 stands after 0.2", "random: { densities: [ 0.2, 0.5 ] }"),
            Pruned("TKT359", "densities", "write for example 'densities: [ 0.5, 0.2 ]'", "random: { densities: [] }") with { Place = "‹densities›: []" },
            Image("TKT360", "[ ‹0.01› ]", "rule 'uniform-plus' keeps 560", "iterative: { fraction: 0.2, rounds: 3 }", "random: { densities: [ 0.01 ], ratio: uniform-plus }").And(", pruning-fraction: 0.15", "").And(", pruning-fraction: 0.1", ""),
            Pruned("TKT361", "[ ‹0.5› ]", "rule 'erk' gives 'Output'", "random: { densities: [ 0.5 ], ratio: erk }"),
            Case("TKT326", "‹prune›: { granularity: filter", "Criterion 'snip' scores weights, but filters are pruned; use 'l1', 'l2', 'l-minus-infinity' or 'random'", "pruning-fraction: 0.1", "prune: { granularity: filter, criterion: snip }, pruning-fraction: 0.1"),
            Case("TKT362", "‹prune›: { granularity: unit", "they are pruned in all or in none; remove 'prune:'", "pruning-fraction: 0.1", "prune: { granularity: unit, criterion: product }, pruning-fraction: 0.1"),
            Case("TKT409", "‹prune›", "'prune' must have a key 'criterion'", "pruning-fraction: 0.1", "pruning-fraction: 0.1, prune: { granularity: filter }") with { Message = "must have a key 'criterion'" },
            Pruned("TKT363", "pattern: ‹4:2›", "Pattern '4:2' must be N:M with 1 ≤ N < M", "iterative: { pattern: 4:2, rounds: 2 }"),
            Pruned("TKT363", "[ ‹0:4› ]", "Pattern '0:4' must be N:M", "one-shot: { patterns: [ 0:4 ] }"),
            Pruned("TKT408", "[ ‹[› 2, 4 ]", "An element of 'patterns' must be a pattern", "one-shot: { patterns: [ [ 2, 4 ] ] }"),
            Pruned("TKT364", "pattern: ‹2:8›", "8 does not divide the 300 inputs of layer 'Output'; choose an M that does, or keep the layer from pruning with 'not-pruned:'", "iterative: { pattern: 2:8, rounds: 2 }"),
            Pruned("TKT365", "granularity: ‹filter›", "but granularity 'filter' is declared", "iterative: { pattern: 2:4, rounds: 2, granularity: filter, criterion: l1 }"),
            Pruned("TKT366", "rounds: ‹4›", "Pattern 2:8 prunes 6 of every 8 weights", "iterative: { pattern: 2:8, rounds: 4 }"),
            Pruned("TKT367", "[ 2:4, ‹2:4› ]", "Pattern 2:4 stands after 2:4", "one-shot: { patterns: [ 2:4, 2:4 ] }"),
            Case("TKT350", "‹levels›: [ 2, 4 ]", "Level 4 of branch 'rearrange' must be between 1 and 3", "replicates: 2", "levels: [ 2, 4 ]"),
            Case("TKT351", "‹levels›: [ 2, 2 ]", "Level 2 of branch 'rearrange' stands after 2", "replicates: 2", "levels: [ 2, 2 ]"),
            Case("TKT352", "- ‹noise›", "Branch 'noise' must say how large its noise is; write for example 'standard-deviations: 0.5'", "rearrange: { replicates: 2 }", "noise"),
            Case("TKT352", "standard-deviations: ‹0›", "has noise of 0 standard deviations", "rearrange: { replicates: 2 }", "noise: { standard-deviations: 0 }"),
            Case("TKT353", "- ‹rewind›", "or declare 'retraining: fine-tune'", "rearrange: { replicates: 2 }", "rewind"),
            Case("TKT354", "rewind-to: ‹5it›", "write 'retraining: learning-rate-rewind'", "rewind-to: 0it", "rewind-to: 5it, retraining: fine-tune"),
            Case("TKT406", "standard-deviations", "is no key of 'rearrange'", "replicates: 2", "standard-deviations: 2"),
            Case("TKT409", "- ‹noise›:", "must have a key 'standard-deviations'", "rearrange: { replicates: 2 }", "noise: { replicates: 2 }"),
            Case("TKT408", "‹seven›", "An element of 'levels' must be a whole number, but is 'seven'", "replicates: 2", "levels: [ 1, seven ]"),
            Case("TKT336", "- ‹Output›", "write 'pruning-fraction: 0.05', or 'pruning-fraction: 0.1' if it is meant", ", pruning-fraction: 0.1", "").And("fraction: 0.2", "fraction: 0.1"),

            Broken("TKT401", "\t", "indent with spaces, not with tabs", "  - Hidden", "\t- Hidden"),
            Broken("TKT401", "rounds: ‹[›3", "not valid YAML", "rounds: 3, rewind-to: 0it }", "rounds: [3"),
            Broken("TKT401", "@", "not valid YAML", "dataset: mnist", "dataset: @mnist"),
            Broken("TKT402", "‹#› only", "write 'experiment: MyExperiment'", Samples.Yaml.Text, "# only a comment\n"),
            Broken("TKT403", "---", "a second document begins here", "dataset: mnist\n", "dataset: mnist\n---\n"),
            Broken("TKT406", "datset", "'datset' is no key of an experiment; did you mean 'dataset'?", "dataset:", "datset:") with { CanBeUsed = true },
            Broken("TKT406", "trainnig", "did you mean 'training'?", "training:", "trainnig:") with { CanBeUsed = true },
            Broken("TKT406", "colour", "write one of 'experiment', 'namespace'", "dataset:", "colour: red\ndataset:") with { CanBeUsed = true },
            Broken("TKT406", "‹evaluate›: 60", "is no key of 'training'; write one of", "batch: 60", "evaluate: 60") with { CanBeUsed = true },
            Broken("TKT406", "adan", "is no key of 'optimizer'; did you mean 'adam'?", "adam:", "adan:") with { CanBeUsed = true },
            Broken("TKT406", "liner", "is no key of layer 'Hidden'; did you mean 'linear'?", "linear: 300", "liner: 300") with { CanBeUsed = true },
            Broken("TKT406", "rond", "is no key of 'iterative'; did you mean 'rounds'?", "rounds: 3", "rond: 3") with { CanBeUsed = true },
            Broken("TKT406", "iterativ", "is no key of 'pruning'; did you mean 'iterative'?", "iterative:", "iterativ:") with { CanBeUsed = true },
            Pruned("TKT406", "fraction", "is no key of 'one-shot'; did you mean 'fractions'?", "one-shot: { fraction: [ 0.5 ] }"),
            Broken("TKT406", "betta1", "is no key of 'adam'; did you mean 'beta1'?", "beta1:", "betta1:") with { CanBeUsed = true },
            Broken("TKT406", "replicate", "is no key of 'rearrange'; did you mean 'replicates'?", "rearrange: { replicates:", "rearrange: { replicate:") with { CanBeUsed = true, Place = "‹replicate›: 2" },
            Image("TKT406", "momentom", "is no key of 'sgd'; did you mean 'momentum'?", "momentum:", "momentom:"),
            Image("TKT406", "warmup", "is no key of 'learning-rate'; did you mean 'warm-up'?", "warm-up:", "warmup:"),
            Image("TKT406", "milestone", "is no key of 'step-decay'; did you mean 'milestones'?", "milestones:", "milestone:"),
            Image("TKT406", "flop", "is no key of 'augmentation'; did you mean 'flip'?", "flip:", "flop:"),
            Blocks("TKT406", "activaton", "is no key of 'residual'; did you mean 'activation'?", "activation:", "activaton:"),
            Case("TKT106", "truncated-norml", "is no initializer; did you mean 'truncated-normal'?", "truncated-normal:", "truncated-norml:"),
            Broken("TKT407", "‹dataset›: xor", "Key 'dataset' is written twice", "scaling:", "dataset: xor\nscaling:") with { CanBeUsed = true },
            Broken("TKT408", "five", "'replicates' must be a whole number, but is 'five'; write for example '5'", "replicates: 5", "replicates: five") with { CanBeUsed = true },
            Broken("TKT408", "\"5\"", "but is the text \"5\"", "replicates: 5", "replicates: \"5\"") with { CanBeUsed = true },
            Broken("TKT408", "99999999999", "must be a whole number", "replicates: 5", "replicates: 99999999999") with { CanBeUsed = true },
            Broken("TKT408", "‹replicates›:\n", "but is empty", "replicates: 5", "replicates:") with { CanBeUsed = true },
            Broken("TKT408", "‹training›: [", "'training' must be a map, but is a list", "training: { steps: 5000it, batch: 60, validation: 4000, evaluate-every: 100it }", "training: [ 5000it ]") with { CanBeUsed = true },
            Broken("TKT408", "half", "'fraction' must be a number", "fraction: 0.2", "fraction: half") with { CanBeUsed = true },
            Broken("TKT408", "many", "'rounds' must be a whole number", "rounds: 3", "rounds: many") with { CanBeUsed = true },
            Broken("TKT408", "wide", "'linear' must be a whole number", "linear: 300", "linear: wide") with { CanBeUsed = true },
            Broken("TKT408", "relu: ‹yes›", "'relu' must be empty", "relu:", "relu: yes") with { CanBeUsed = true },
            Broken("TKT408", "optimizer: ‹adam›", "'optimizer' must be a map", Optimizer, "optimizer: adam\n") with { CanBeUsed = true },
            Broken("TKT408", "‹optimizer›: {}", "'optimizer' must be a map with one key", Optimizer, "optimizer: {}\n") with { CanBeUsed = true },
            Broken("TKT408", "‹x›, 0.5", "An element of 'fractions' must be a number", Pruning, "pruning: { one-shot: { fractions: [ x, 0.5 ] } }\n").And(", pruning-fraction: 0.1", "") with { CanBeUsed = true },
            Broken("TKT408", "- ‹5›", "A layer must be a map of its name", "- Hidden: { linear: 300, relu: }", "- 5") with { CanBeUsed = true },
            Broken("TKT408", "‹-›  only", "An experiment must be a map of keys, but is a list", Samples.Yaml.Text, "-  only\n") with { Place = "‹-›  only" },
            Image("TKT408", "‹milestones›: 10ep", "'milestones' must be a list", "[ 10ep, 9000it ]", "10ep") with { Place = "milestones: ‹10ep›" },
            Image("TKT408", "[ ‹[›10ep", "A milestone must be a step, but is a list", "[ 10ep", "[ [10ep]"),
            Image("TKT408", "flip: ‹1›", "'flip' must be true or false", "flip: true", "flip: 1"),
            Image("TKT409", "step-decay", "'step-decay' must have a key 'factor'; add for example 'factor: 0.1'", "factor: 0.2, ", ""),
            Image("TKT408", "wide", "'conv' must be a whole number", "conv: 16", "conv: wide"),
            Image("TKT408", "bias: ‹no›", "'bias' must be true or false, but is 'no'; write for example 'false'", "bias: false", "bias: no"),
            Image("TKT408", "flatten: ‹yes›", "'flatten' must be empty", "max-pool: 2", "flatten: yes").And("  - Conv2: { conv: 32, kernel: 5, stride: 2, padding: 0, bias: false, tanh:, pruning-fraction: 0.15 }\n  - Pool2: { average-pool: 3, stride: 1 }\n", ""),
            Broken("TKT409", "‹summary›:", "An experiment must have a key 'experiment'", "experiment: Sample\n", ""),
            Broken("TKT409", "experiment: ‹Sample›", "must have a key 'dataset'; add for example 'dataset: mnist'", "dataset: mnist\n", "") with { CanBeUsed = true, Place = "‹experiment›: Sample" },
            Broken("TKT409", "‹training›:", "'training' must have a key 'steps'", "steps: 5000it, ", "") with { CanBeUsed = true },
            Broken("TKT409", "adam", "'adam' must have a key 'learning-rate'", "learning-rate: 0.001, ", "") with { CanBeUsed = true },
            Broken("TKT410", "*missing", "Aliases are not supported", "dataset: mnist", "dataset: *missing"),
            Broken("TKT410", "&a mnist", "remove '&a'", "dataset: mnist", "dataset: &a mnist"),
            Broken("TKT411", "\uFFFD", "save it as UTF-8", "An experiment to break.\ndataset", "An \uFFFDxperiment to break.\ndataset"),
            Broken("TKT410", "!!str mnist", "Tags are not supported", "dataset: mnist", "dataset: !!str mnist"),
        };
        return cases.Select((mistake, i) => new TestCaseData(mistake).SetArgDisplayNames($"{i:00} {mistake.Id} {mistake.Place.ReplaceLineEndings(" ").Replace('\t', ' ')}"));
    }

    [Test]
    public void Ten_thousand_nested_values_are_a_diagnostic()
    {
        var run = GeneratorRun.Of(Samples.Yaml.With("mnist", new string('[', 10_000)));
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["TKT404"]));
    }

    [Test]
    public void Ten_thousand_nested_lines_are_a_diagnostic()
    {
        var lines = Enumerable.Range(0, 1_300).Select(depth => new string(' ', depth) + "a:\n");
        var run = GeneratorRun.Of(new TestFile("deep.ticket.yaml", string.Concat(lines)));
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["TKT404"]));
    }

    [Test]
    public void A_file_of_more_than_a_million_characters_is_a_diagnostic()
    {
        var run = GeneratorRun.Of(new TestFile("large.ticket.yaml", new string('#', 1_000_001)));
        Assert.That(run.Diagnostics.Select(diagnostic => diagnostic.Id), Is.EqualTo(["TKT405"]));
    }

    [Test]
    public void An_empty_file_is_a_diagnostic_at_its_first_line()
    {
        var run = GeneratorRun.Of(new TestFile("empty.ticket.yaml", ""));
        Assert.That(run.Diagnostics.Single().Id, Is.EqualTo("TKT402"));
        Assert.That(run.Diagnostics.Single().Location.GetLineSpan().ToString(), Does.StartWith("empty.ticket.yaml: (0,0)"));
    }

    [Test]
    public void A_file_that_is_read_in_a_local_encoding_is_a_diagnostic_at_its_first_foreign_letter()
    {
        var file = Samples.Yaml.With("summary: An", "summary: Ünsound");
        var driver = GeneratorRun.Driver().AddAdditionalTexts([file.ToAdditionalText(Encoding.Latin1)]);
        var found = driver.RunGenerators(GeneratorRun.Compile()).GetRunResult().Diagnostics.Single();
        Assert.That(found.ToString(), Does.StartWith("folder/sample.ticket.yaml(3,10): error TKT411: "));
    }

    [Test]
    public void A_file_of_plain_letters_is_the_same_in_every_encoding()
    {
        var driver = GeneratorRun.Driver().AddAdditionalTexts([Samples.Yaml.ToAdditionalText(Encoding.Latin1)]);
        Assert.That(driver.RunGenerators(GeneratorRun.Compile()).GetRunResult().Diagnostics, Is.Empty);
    }

    [Test]
    public void UTF_16_is_read()
    {
        var driver = GeneratorRun.Driver().AddAdditionalTexts([Samples.Yaml.With("summary: An", "summary: Ünsound").ToAdditionalText(Encoding.Unicode)]);
        Assert.That(driver.RunGenerators(GeneratorRun.Compile()).GetRunResult().Diagnostics, Is.Empty);
    }

    private const string Optimizer = "optimizer: { adam: { learning-rate: 0.001, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } }\n";

    private const string Pruning = "pruning:\n  iterative: { fraction: 0.2, rounds: 3, rewind-to: 0it }\n";

    private const string Network = "network:\n  - Hidden: { linear: 300, relu: }\n  - Output: { linear: 10, pruning-fraction: 0.1 }\n";

    private static readonly string ManyLayers = string.Concat(Enumerable.Range(1, 200).Select(i => $"  - Layer{i}: {{ linear: 3 }}\n"));

    private static RuleCase Case(string id, string place, string message, string piece, string replacement) =>
        new(id, place, message, Samples.Yaml.With(piece, replacement));

    private static RuleCase Image(string id, string place, string message, string piece, string replacement) =>
        new(id, place, message, Samples.ImageYaml.With(piece, replacement));

    private static readonly string ManyBlocks = string.Concat(Enumerable.Range(1, 200).Select(i => $"  B{i}: [ C: {{ conv: 3 }} ]\n"));

    private static RuleCase Blocks(string id, string place, string message, string piece, string replacement) =>
        new(id, place, message, Samples.BlockYaml.With(piece, replacement));

    private static RuleCase Pruned(string id, string place, string message, string pruning) =>
        Case(id, place, message, Pruning, $"pruning: {{ {pruning} }}\n").And(", pruning-fraction: 0.1", "");

    private static RuleCase Broken(string id, string place, string message, string piece, string replacement) =>
        Case(id, place, message, piece, replacement) with { CanBeUsed = false };
}
