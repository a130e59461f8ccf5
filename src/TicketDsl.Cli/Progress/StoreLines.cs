using System.Globalization;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Cli.Progress;

/// <summary>Says of each run what the store has of it already, and hands all else on.</summary>
internal sealed class StoreLines(IRunObserver progress, TextWriter writer) : IRunObserver
{
    public void Begun(string store, int found, int trainings) =>
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found} of {trainings} trainings are in {store}{(found == trainings ? "" : "; the others are trained and kept there")}."));

    public void Advanced(long iterations) => progress.Advanced(iterations);

    public void Found(long iterations) => progress.Found(iterations);

    public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome) => progress.Finished(replicate, level, control, outcome);

    public void NotRun(int replicate, int level) => progress.NotRun(replicate, level);
}
