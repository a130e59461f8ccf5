using System.Collections.Immutable;
using TicketDsl;
using TicketDsl.Runtime.Data;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Tests.Data;

namespace PaperTables;

/// <summary>Tables filled by trainings of this process, on the embedded engine.</summary>
internal static class FilledTables
{
    /// <summary>Tables of one study in one size; skips the test where their data set is not on this machine.</summary>
    public static ImmutableArray<PaperTableReport> Of(ImmutableArray<PaperTable> tables, Shortening form)
    {
        var run = new StudyRun(tables, form);
        foreach (var experiment in run.Experiments)
        {
            if (experiment.Dataset != Dataset.Xor) RealFiles.Locate(experiment.Dataset);
            var data = DatasetLoader.Load(experiment.Dataset, experiment.Scaling, RealFiles.Source);
            run.Add(new ExperimentRunner { KeepsTrainings = run.KeepsTrainings }.Run(experiment, data, run.Measures, null, CancellationToken.None));
        }

        return [.. run.Reports];
    }
}
