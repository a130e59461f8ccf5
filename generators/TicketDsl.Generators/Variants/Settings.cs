using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Variants;

/// <summary>
/// Everything that an experiment says but its layers, in one table: what a variant takes from its base, and what can be changed and swept
/// by name, is read off it.
/// </summary>
internal static class Settings
{
    private static readonly PartSettings<ExperimentSpec, ExperimentSpec> Experiment = new("Experiment.", "", static spec => spec, static (_, changed) => changed);

    private static readonly PartSettings<ExperimentSpec, TrainingSpec> Training = new(
        "Training.", "training.", static spec => spec.Training, static (spec, training) => spec with { Training = training });

    private static readonly PartSettings<ExperimentSpec, AdamSpec> Adam = new(
        "Adam.", "optimizer.adam.", static spec => spec.Optimizer, static (spec, adam) => spec with { Optimizer = adam });

    private static readonly PartSettings<ExperimentSpec, SgdSpec> Sgd = new(
        "Sgd.", "optimizer.sgd.", static spec => spec.Optimizer, static (spec, sgd) => spec with { Optimizer = sgd });

    private static readonly PartSettings<ExperimentSpec, InitializationSpec> Initialization = new(
        "Initialization.", "initialization", static spec => spec.Initialization, static (spec, initialization) => spec with { Initialization = initialization });

    private static readonly PartSettings<ExperimentSpec, LearningRateSpec> LearningRate = new(
        "", "learning-rate.", static spec => spec.LearningRate, static (spec, rate) => spec with { LearningRate = rate });

    private static readonly PartSettings<ExperimentSpec, StepDecaySpec> StepDecay = new(
        "StepDecay.", "learning-rate.step-decay.", static spec => spec.LearningRate.Decay,
        static (spec, decay) => spec with { LearningRate = spec.LearningRate with { Decay = decay } });

    private static readonly PartSettings<ExperimentSpec, AugmentationSpec> Augmentation = new(
        "Augmentation.", "augmentation.", static spec => spec.Augmentation, static (spec, augmentation) => spec with { Augmentation = augmentation });

    private static readonly PartSettings<ExperimentSpec, IterativePruningSpec> Iterative = new(
        "IterativePruning.", "pruning.iterative.", static spec => spec.Pruning, static (spec, pruning) => spec with { Pruning = pruning });

    private static readonly PartSettings<ExperimentSpec, RandomPruningSpec> Random = new(
        "RandomPruning.", "pruning.random.", static spec => spec.Pruning, static (spec, pruning) => spec with { Pruning = pruning });

    private static readonly PartSettings<ExperimentSpec, OneShotPruningSpec> OneShot = new(
        "OneShotPruning.", "pruning.one-shot.", static spec => spec.Pruning, static (spec, pruning) => spec with { Pruning = pruning });

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting<ExperimentSpec>> All { get; } =
    [
        Experiment.Of(DeclarationField.Dataset, "Dataset", "dataset", SettingType.Word<Dataset>(), static spec => spec.Dataset, static (spec, value) => spec with { Dataset = value }),
        Experiment.Of(DeclarationField.Scaling, "Scaling", "scaling", SettingType.Word<InputScaling>(), static spec => spec.Scaling, static (spec, value) => spec with { Scaling = value }),
        Experiment.Of(DeclarationField.Replicates, "Replicates", "replicates", SettingType.Whole, static spec => spec.Replicates, static (spec, value) => spec with { Replicates = value }),
        Experiment.Of(DeclarationField.Seed, "Seed", "seed", SettingType.Text, static spec => spec.Seed, static (spec, value) => spec with { Seed = value }),

        Training.Of(DeclarationField.Steps, "Steps", "steps", SettingType.Step, static part => part.Steps, static (part, value) => part with { Steps = value }),
        Training.Of(DeclarationField.BatchSize, "BatchSize", "batch", SettingType.Whole, static part => part.BatchSize, static (part, value) => part with { BatchSize = value }),
        Training.Of(DeclarationField.Validation, "Validation", "validation", SettingType.Whole, static part => part.Validation, static (part, value) => part with { Validation = value }),
        Training.Of(DeclarationField.EvaluateEvery, "EvaluateEvery", "evaluate-every", SettingType.Step, static part => part.EvaluateEvery, static (part, value) => part with { EvaluateEvery = value }),

        Adam.Of(DeclarationField.LearningRate, "LearningRate", "learning-rate", SettingType.Number, static part => part.LearningRate, static (part, value) => part with { LearningRate = value }) with { YamlShort = "optimizer.adam" },
        Adam.Of(DeclarationField.Beta1, "Beta1", "beta1", SettingType.Number, static part => part.Beta1, static (part, value) => part with { Beta1 = value }),
        Adam.Of(DeclarationField.Beta2, "Beta2", "beta2", SettingType.Number, static part => part.Beta2, static (part, value) => part with { Beta2 = value }),
        Adam.Of(DeclarationField.Epsilon, "Epsilon", "epsilon", SettingType.Number, static part => part.Epsilon, static (part, value) => part with { Epsilon = value }),
        Adam.Of(DeclarationField.WeightDecay, "WeightDecay", "weight-decay", SettingType.Number, static part => part.WeightDecay, static (part, value) => part with { WeightDecay = value }),

        Sgd.Of(DeclarationField.LearningRate, "LearningRate", "learning-rate", SettingType.Number, static part => part.LearningRate, static (part, value) => part with { LearningRate = value }) with { YamlShort = "optimizer.sgd" },
        Sgd.Of(DeclarationField.Momentum, "Momentum", "momentum", SettingType.Number, static part => part.Momentum, static (part, value) => part with { Momentum = value }),
        Sgd.Of(DeclarationField.Nesterov, "Nesterov", "nesterov", SettingType.Truth, static part => part.Nesterov, static (part, value) => part with { Nesterov = value }),
        Sgd.Of(DeclarationField.WeightDecay, "WeightDecay", "weight-decay", SettingType.Number, static part => part.WeightDecay, static (part, value) => part with { WeightDecay = value }),

        Initialization.Of(DeclarationField.Initialization, "Initializer", "", SettingType.Word<Initializer>(), static part => part.Initializer, static (part, value) => part.Initializer == value ? part : new InitializationSpec(value, null)),
        Initialization.Of(DeclarationField.StandardDeviation, "StandardDeviation", ".truncated-normal", SettingType.Number, static part => part.StandardDeviation, static (part, value) => part with { StandardDeviation = value }),
        Initialization.Of(DeclarationField.Limit, "Limit", ".uniform", SettingType.Number, static part => part.Limit, static (part, value) => part with { Limit = value }),

        LearningRate.Of(DeclarationField.Decay, "Decay", "decay", null, static part => part.Decay, static (part, value) => part with { Decay = value }),
        LearningRate.Of(DeclarationField.WarmUp, "WarmUp", "warm-up", SettingType.Step, static part => part.WarmUp, static (part, value) => part with { WarmUp = value }),
        StepDecay.Of(DeclarationField.DecayFactor, "Factor", "factor", SettingType.Number, static part => part.Factor, static (part, value) => part with { Factor = value }),

        Augmentation.Of(DeclarationField.Flip, "Flip", "flip", SettingType.Truth, static part => part.Flip, static (part, value) => part with { Flip = value }),
        Augmentation.Of(DeclarationField.CropPadding, "CropPadding", "crop", SettingType.Whole, static part => part.CropPadding, static (part, value) => part with { CropPadding = value }),

        Iterative.Of(DeclarationField.Fraction, "Fraction", "fraction", SettingType.Number, static part => part.Fraction, static (part, value) => part with { Fraction = value, Units = null, Pattern = null }),
        Iterative.Of(DeclarationField.Units, "Units", "units", SettingType.Whole, static part => part.Units, static (part, value) => part with { Units = value, Fraction = null, Pattern = null }),
        Iterative.Of(DeclarationField.Pattern, "Pattern", "pattern", null, static part => part.Pattern, static (part, value) => part with { Pattern = value, Fraction = null, Units = null }),
        Iterative.Of(DeclarationField.Rounds, "Rounds", "rounds", SettingType.Whole, static part => part.Rounds, static (part, value) => part with { Rounds = value }),
        OneShot.Of(DeclarationField.Fraction, "Fractions", "fractions", null, static part => part.Fractions, static (part, value) => part with { Fractions = value, Units = [], Patterns = [] }),
        OneShot.Of(DeclarationField.Units, "Units", "units", null, static part => part.Units, static (part, value) => part with { Units = value, Fractions = [], Patterns = [] }),
        OneShot.Of(DeclarationField.Pattern, "Patterns", "patterns", null, static part => part.Patterns, static (part, value) => part with { Patterns = value, Fractions = [], Units = [] }),
        .. OfPruning(Iterative),
        .. OfPruning(OneShot),
        Random.Of(DeclarationField.Densities, "Densities", "densities", null, static part => part.Densities, static (part, value) => part with { Densities = value }),
        Random.Of(DeclarationField.Ratio, "Ratio", "ratio", SettingType.Word<RatioRule>(), static part => part.Ratio, static (part, value) => part with { Ratio = value }),

        Experiment.Of(DeclarationField.Branches, "Branches", "branches", null, static spec => spec.Branches, static (spec, value) => spec with { Branches = value }),
    ];

    private static IEnumerable<Setting<ExperimentSpec>> OfPruning<TPruning>(PartSettings<ExperimentSpec, TPruning> pruning)
        where TPruning : PruningSpec =>
    [
        pruning.Of(DeclarationField.RewindTo, "RewindTo", "rewind-to", SettingType.Step, static part => part.RewindTo, static (part, value) => (TPruning)(part with { RewindTo = value })),
        pruning.Of(DeclarationField.Retraining, "Retraining", "retraining", SettingType.Word<Retraining>(), static part => part.Retraining, static (part, value) => (TPruning)(part with { Retraining = value })),
        pruning.Of(DeclarationField.Scope, "Scope", "scope", SettingType.Word<Scope>(), static part => part.Scope, static (part, value) => (TPruning)(part with { Scope = value })),
        pruning.Of(DeclarationField.Criterion, "Criterion", "criterion", SettingType.Word<Criterion>(), static part => part.Criterion, static (part, value) => (TPruning)(part with { Criterion = value })),
        pruning.Of(DeclarationField.Granularity, "Granularity", "granularity", SettingType.Word<Granularity>(), static part => part.Granularity, static (part, value) => (TPruning)(part with { Granularity = value })),
    ];
}
