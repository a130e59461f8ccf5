using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes the definition that the runtime takes.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(CheckedExperiment experiment, CodeWriter writer)
    {
        writer.Blank().Doc("The experiment as the runtime takes it.");
        if (experiment.IsStub)
        {
            writer.Line($"public static global::TicketDsl.ExperimentDefinition Definition => {NetworkEmitter.Unusable(experiment)};");
            return;
        }

        // In one file with the network and after it: initialisers run in the order in which they stand.
        writer.Block("public static global::TicketDsl.ExperimentDefinition Definition { get; } = new()", () => EmitFields(experiment, writer), "};");
    }

    private static void EmitFields(CheckedExperiment experiment, CodeWriter writer)
    {
        foreach (var field in Fields(experiment.Spec)) writer.Line(field);
        PartsEmitter.Emit(experiment, writer);
        writer.Line("Schedule = Schedule.Levels,");
    }

    /// <summary>What the definition says but of the network and its schedule, an assignment a line.</summary>
    public static IEnumerable<string> Fields(ExperimentSpec spec)
    {
        var dataset = spec.Dataset!.Value;
        var loss = DatasetFacts.Of(dataset).Outputs == 1 ? Loss.SigmoidCrossEntropy : Loss.SoftmaxCrossEntropy;
        yield return $"Name = {Literal.Of(spec.Name)},";
        yield return $"Summary = {Literal.Of(spec.Summary)},";
        if (spec.Extends is { } extended) yield return $"Extends = {Literal.Of(extended)},";
        yield return $"Seed = {Literal.Of(spec.EffectiveSeed)},";
        yield return $"Dataset = {Literal.Of(dataset)},";
        yield return $"Scaling = {Literal.Of(spec.Scaling)},";
        yield return $"Loss = {Literal.Of(loss)},";
        yield return $"Replicates = {Literal.Of((long)spec.Replicates)},";
        yield return $"Initialization = {Initialization(spec.Initialization)},";
        yield return $"Training = {Training(spec)},";
        yield return $"Optimizer = {OptimizerExpression.Of(spec)},";
        if (spec.Pruning is { } pruning) yield return $"Pruning = {Pruning(pruning)},";
        yield return $"Branches = [{string.Join(", ", spec.Branches.Select(Branch))}],";
    }

    private static string Initialization(InitializationSpec initialization) =>
        $"new({Literal.Of(initialization.Initializer)}, {Literal.Of(initialization.EffectiveDeviation)})"
        + (initialization.Limit is { } limit ? $" {{ Limit = {Literal.Of(limit)} }}" : "");

    private static string Training(ExperimentSpec spec)
    {
        var training = spec.Training!;
        var augmentation = spec.Augmentation is { } changed
            ? $" {{ Augmentation = new({(changed.Flip ? "true" : "false")}, {Literal.Of((long)changed.CropPadding)}) }}"
            : "";
        return $"new({Literal.Of(training.Steps!.Value)}, {Literal.Of((long)training.BatchSize)}, {Literal.Of((long)training.Validation)}, "
            + $"{(training.EvaluateEvery is { } every ? Literal.Of(every) : "null")}){augmentation}";
    }

    private static string Pruning(PruningSpec pruning)
    {
        if (pruning is RandomPruningSpec random) return $"new global::TicketDsl.RandomPruningDefinition({Literal.Of(random.Ratio!.Value)})";
        var kind = pruning switch
        {
            IterativePruningSpec => "Iterative",
            OneShotPruningSpec => "OneShot",
            _ => throw new InvalidOperationException("A pruning with errors has no definition."),
        };
        return $"new global::TicketDsl.{kind}PruningDefinition({Literal.Of(pruning.Criterion!.Value)}, {Literal.Of(pruning.Granularity!.Value)}, "
            + $"{Literal.Of(pruning.Scope!.Value)}, {Literal.Of(pruning.RewindTo!.Value)})"
            + (PruningSettings(pruning).ToArray() is { Length: > 0 } settings ? $" {{ {string.Join(", ", settings)} }}" : "");
    }

    private static IEnumerable<string> PruningSettings(PruningSpec pruning)
    {
        if (pruning.Retraining is { } retraining and not Retraining.Rewind) yield return $"Retraining = {Literal.Of(retraining)}";
        if (pruning.PatternLength > 0) yield return $"PatternLength = {Literal.Of((long)pruning.PatternLength)}";
    }

    private static string Branch(BranchSpec branch)
    {
        var settings = new List<string>();
        if (branch.Levels.Count > 0) settings.Add($"Levels = [{string.Join(", ", branch.Levels.Select(static level => Literal.Of((long)level)))}]");
        if (branch.StandardDeviations is { } deviations) settings.Add($"StandardDeviations = {Literal.Of(deviations)}");
        return $"new({Literal.Of(branch.Control!.Value)}, {Literal.Of((long)branch.Replicates)}){(settings.Count == 0 ? "" : $" {{ {string.Join(", ", settings)} }}")}";
    }
}
