using Spectre.Console;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Cli.Progress;

/// <summary>Progress as a bar with the time left, drawn below what is printed meanwhile and taken away at the end.</summary>
internal sealed class DrawnProgress(ProgressTask task) : IRunObserver
{
    public static TResult Watch<TResult>(IAnsiConsole console, long total, Func<IRunObserver, TResult> train) =>
        console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => train(new DrawnProgress(context.AddTask("training", maxValue: total))));

    public void Advanced(long iterations) => task.Increment(iterations);

    public void Found(long iterations) => task.MaxValue -= iterations;

    public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome)
    {
        // Counted by iterations.
    }
}
