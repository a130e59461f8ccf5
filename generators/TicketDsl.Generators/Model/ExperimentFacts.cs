namespace TicketDsl.Generators.Model;

/// <summary>What tables ask of an experiment. It is less than the experiment, so that most edits of one leave its tables as they were.</summary>
/// <param name="Name">Its name; of a sweep's point what its values are.</param>
/// <param name="QualifiedName">Its type as generated code writes it.</param>
/// <param name="Definition">Its definition as generated code writes it.</param>
/// <param name="SourceFile">Name of the file that declares it.</param>
/// <param name="IsStub">Whether it has errors.</param>
/// <param name="IsBase">Whether it is only there to be extended.</param>
/// <param name="HasResidual">Whether a block of it has a way around it.</param>
/// <param name="LastLevel">Its pruned levels.</param>
/// <param name="Replicates">Its repetitions.</param>
/// <param name="Training">How each level is trained.</param>
/// <param name="IterationsPerEpoch">Whole batches an epoch, where they are known.</param>
/// <param name="RewindTo">The step that is rewound to, where there is one.</param>
/// <param name="Branches">Its controls.</param>
/// <param name="Layers">The ways to its layers with weights, in order.</param>
/// <param name="Points">The experiments of a sweep; none where it is no sweep.</param>
internal sealed record ExperimentFacts(
    string Name,
    string QualifiedName,
    string Definition,
    string SourceFile,
    bool IsStub,
    bool IsBase,
    bool HasResidual,
    int LastLevel,
    int Replicates,
    TrainingSpec? Training,
    int? IterationsPerEpoch,
    Step? RewindTo,
    EquatableArray<BranchSpec> Branches,
    EquatableArray<string> Layers,
    EquatableArray<ExperimentFacts> Points)
{
    /// <summary>The facts of each experiment.</summary>
    public static EquatableArray<ExperimentFacts> Of(Roster roster) => roster.Experiments.Select(static experiment => Of(
        experiment, experiment.Spec.Name, $"{experiment.Spec.QualifiedName}.Definition",
        experiment.Points.Select(point => Of(point.Experiment, point.Values, $"{experiment.Spec.QualifiedName}.Points.{point.Name}", [])).ToEquatableArray())).ToEquatableArray();

    private static ExperimentFacts Of(CheckedExperiment experiment, string name, string definition, EquatableArray<ExperimentFacts> points)
    {
        var spec = experiment.Spec;
        return new ExperimentFacts(
            name, spec.QualifiedName, definition, spec.SourceFile, experiment.IsStub, spec.IsBase,
            spec.Layers.Concat(spec.Blocks.SelectMany(static block => block.Layers)).Any(static layer => layer.Operation is BlockUseSpec { Residual: not null }),
            experiment.Levels.Count - 1, spec.Replicates, spec.Training,
            spec.Dataset is { } dataset ? spec.Training?.IterationsPerEpoch(DatasetFacts.Of(dataset)) : null,
            spec.Pruning?.RewindTo, spec.Branches, experiment.Layers.Select(static layer => layer.Path).ToEquatableArray(), points);
    }
}
