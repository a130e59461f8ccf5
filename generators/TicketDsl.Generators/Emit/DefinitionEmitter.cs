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
        var spec = experiment.Spec;
        var dataset = spec.Dataset!.Value;
        var loss = DatasetFacts.Of(dataset).Outputs == 1 ? Loss.SigmoidCrossEntropy : Loss.SoftmaxCrossEntropy;
        writer
            .Line($"Name = {Literal.Of(spec.Name)},")
            .Line($"Summary = {Literal.Of(spec.Summary)},")
            .Line($"Seed = {Literal.Of(spec.Seed ?? spec.Name)},")
            .Line($"Dataset = {Literal.Of(dataset)},")
            .Line($"Scaling = {Literal.Of(spec.Scaling)},")
            .Line($"Loss = {Literal.Of(loss)},")
            .Line($"Replicates = {Literal.Of((long)spec.Replicates)},")
            .Line($"Initialization = new({Literal.Of(spec.Initialization.Initializer)}, {Literal.Of(spec.Initialization.EffectiveDeviation)}),")
            .Line($"Training = {Training(spec.Training!)},")
            .Line($"Optimizer = {Optimizer(spec.Optimizer!)},");
        if (spec.Pruning is { } pruning) writer.Line($"Pruning = {Pruning(pruning)},");
        var branches = spec.Branches.Select(static branch => $"new({Literal.Of(branch.Control!.Value)}, {Literal.Of((long)branch.Replicates)})");
        writer.Line($"Branches = [{string.Join(", ", branches)}],");
        PartsEmitter.Emit(experiment, writer);
        writer.Line("Schedule = Schedule.Levels,");
    }

    private static string Training(TrainingSpec training) =>
        $"new({Literal.Of(training.Steps!.Value)}, {Literal.Of((long)training.BatchSize)}, {Literal.Of((long)training.Validation)}, "
        + $"{(training.EvaluateEvery is { } every ? Literal.Of(every) : "null")})";

    private static string Optimizer(OptimizerSpec optimizer) => optimizer switch
    {
        AdamSpec adam => "new global::TicketDsl.AdamDefinition("
            + $"{Literal.Of(adam.LearningRate!.Value)}, {Literal.Of(adam.Beta1)}, {Literal.Of(adam.Beta2)}, {Literal.Of(adam.Epsilon)})",
        SgdSpec sgd => $"new global::TicketDsl.SgdDefinition({Literal.Of(sgd.LearningRate!.Value)}, {Literal.Of(sgd.Momentum)})",
        _ => throw new InvalidOperationException("An optimizer with errors has no definition."),
    };

    private static string Pruning(PruningSpec pruning)
    {
        var kind = pruning switch
        {
            IterativePruningSpec => "Iterative",
            OneShotPruningSpec => "OneShot",
            _ => throw new InvalidOperationException("A pruning with errors has no definition."),
        };
        return $"new global::TicketDsl.{kind}PruningDefinition({Literal.Of(pruning.Criterion!.Value)}, {Literal.Of(pruning.Granularity!.Value)}, "
            + $"{Literal.Of(Scope.Layer)}, {Literal.Of(pruning.RewindTo!.Value)})";
    }
}
