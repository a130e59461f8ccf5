using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>
/// Writes the experiments of a sweep, each as what differs from the record's own definition: types are the record's, so that a sweep of
/// very many points stays readable.
/// </summary>
internal static class PointsEmitter
{
    public static SourceFile Emit(CheckedExperiment sweep) => SourceFile.Of(sweep.Spec, "Points", writer =>
        writer.Block($"partial record {sweep.Spec.EscapedName}", () =>
        {
            writer.Doc($"The experiments of the sweep, {Literal.Grouped(sweep.Points.Count)} points.");
            writer.Block("public static class Points", () =>
            {
                foreach (var point in sweep.Points) EmitPoint(sweep, point, writer);
                EmitAll(sweep, writer);
            });
        }));

    private const string Definition = "global::TicketDsl.ExperimentDefinition";

    private static void EmitPoint(CheckedExperiment sweep, SweepPoint point, CodeWriter writer)
    {
        writer.Blank().Doc($"{Literal.Xml(point.Values)}.");
        if (sweep.IsStub)
        {
            writer.Line($"public static {Definition} {point.Name} => {NetworkEmitter.Unusable(sweep)};");
            return;
        }

        writer.Block($"public static {Definition} {point.Name} {{ get; }} = {sweep.Spec.EscapedName}.Definition with", () =>
        {
            foreach (var field in DefinitionEmitter.Fields(point.Experiment.Spec).Except(DefinitionEmitter.Fields(sweep.Spec))) writer.Line(field);
            writer.Line($"Sweep = {Literal.Of(sweep.Spec.Name)},");
            if (!point.Experiment.Network.Equals(sweep.Network)) PartsEmitter.Emit(point.Experiment, writer, isHeld: false);
            if (!point.Experiment.Levels.Equals(sweep.Levels)) EmitSchedule(point.Experiment, writer);
        }, "};");
    }

    private static void EmitSchedule(CheckedExperiment point, CodeWriter writer) => writer.Line("Schedule =").List("[", () =>
    {
        foreach (var level in point.Levels)
        {
            var (number, units) = (Literal.Of((long)level.Level), string.Join(", ", level.Units.Select(static count => Literal.Of((long)count))));
            writer.Line(level.CountsLayers
                ? $"new({number}, [{units}], [{string.Join(", ", level.Weights.Select(LiteralCount.Of))}]),"
                : $"global::TicketDsl.ScheduleLevel.OfTotal({number}, [{units}], {LiteralCount.Of(level.TotalWeights)}),");
        }
    }, "],");

    private static void EmitAll(CheckedExperiment sweep, CodeWriter writer)
    {
        writer.Blank().Doc("All of them, in declared order; the last setting's values change fastest.");
        const string head = $"public static global::System.Collections.Immutable.ImmutableArray<{Definition}> All";
        if (sweep.IsStub) writer.Line($"{head} => {NetworkEmitter.Unusable(sweep)};");
        else writer.Line($"{head} {{ get; }} =").List("[", () =>
        {
            foreach (var point in sweep.Points) writer.Line($"{point.Name},");
        }, "];");
    }
}
