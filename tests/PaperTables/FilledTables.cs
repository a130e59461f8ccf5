using System.Collections.Immutable;
using Papers;
using TicketDsl;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Data;

namespace PaperTables;

/// <summary>Tables filled by trainings of this process, on the embedded engine.</summary>
internal static class FilledTables
{
    /// <summary>All tables of the project, those that are declared included.</summary>
    public static ImmutableArray<PaperTable> All { get; } = [.. Tables.All, .. Experiments.Tables.Select(DeclaredTable.Of)];

    /// <summary>All tables of a study in one of its two sizes; skips the test where their data set is not on this machine.</summary>
    public static ImmutableArray<PaperTableReport> Of(string study, bool full)
    {
        var tables = All.Where(table => table.Study.Name == study).ToImmutableArray();
        return Of([.. tables.Select(table => table.InForm(full))], tables[0].Study.Form(full));
    }

    /// <summary>Tables of one study in one size; skips the test where their data set is not on this machine.</summary>
    public static ImmutableArray<PaperTableReport> Of(ImmutableArray<PaperTable> tables, Shortening form)
    {
        var run = new StudyRun(tables, form);
        new ExperimentRunner { Store = SharedTrainings.Store }.RunAll([.. run.Experiments.Select(Planned)], result => run.Add(result), null, CancellationToken.None);
        return [.. run.Reports];

        PlannedRun Planned(ExperimentDefinition experiment)
        {
            if (experiment.Dataset != Dataset.Xor) RealFiles.Locate(experiment.Dataset);
            return new PlannedRun(experiment, DatasetLoader.Load(experiment.Dataset, experiment.Scaling, RealFiles.Source), run.Measures) { KeepsTrainings = run.KeepsTrainings };
        }
    }
}
