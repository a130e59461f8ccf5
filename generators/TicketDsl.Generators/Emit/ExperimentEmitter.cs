using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Writes all files of an experiment.</summary>
internal static class ExperimentEmitter
{
    public static IEnumerable<SourceFile> Emit(CheckedExperiment experiment)
    {
        if (experiment.Spec.Front == DeclarationFront.Yaml || (!experiment.Spec.HasOwnNetwork && experiment.Network.Members.Any())) yield return DeclarationEmitter.Emit(experiment);
        yield return NetworkEmitter.Emit(experiment);
        yield return MasksEmitter.Emit(experiment);
        yield return ScheduleEmitter.Emit(experiment);
        if (experiment.IsSweep) yield return PointsEmitter.Emit(experiment);
    }
}
