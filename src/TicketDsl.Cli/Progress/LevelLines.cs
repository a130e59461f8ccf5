using System.Globalization;
using Spectre.Console;
using TicketDsl.Runtime.Reporting;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Statistics;

namespace TicketDsl.Cli.Progress;

/// <summary>Prints a line for each level as soon as all replicates' tickets have passed it, in the order of levels.</summary>
internal sealed class LevelLines(Terminal terminal, ExperimentDefinition experiment) : IRunObserver
{
    private readonly Lock _lock = new();
    private readonly int[] _notRun = new int[experiment.Schedule.Length];
    private readonly TrainingOutcome?[][] _tickets = [.. experiment.Schedule.Select(_ => new TrainingOutcome?[experiment.Replicates])];
    private readonly List<string> _finished = [];

    /// <summary>What was printed, in words.</summary>
    public IReadOnlyCollection<string> Finished => _finished;

    public void Begin() => terminal.Styled.WriteLine($"{"level",5}  {"weights remaining %",19}  {"early-stop iteration",20}  {"test accuracy % there",21}  {"at the end",15}  {"seconds",7}");

    public void Advanced(long iterations)
    {
        // Told of by the bar of progress.
    }

    void IRunObserver.Found(long iterations)
    {
        // Told of by the bar of progress.
    }

    void IRunObserver.Finished(int replicate, int level, Control? control, TrainingOutcome outcome)
    {
        if (control is not null) return;
        lock (_lock)
        {
            _tickets[level][replicate] = outcome;
            PrintFinished();
        }
    }

    void IRunObserver.NotRun(int replicate, int level)
    {
        lock (_lock)
        {
            _notRun[level]++;
            PrintFinished();
        }
    }

    private void PrintFinished()
    {
        while (_finished.Count < _tickets.Length && _tickets[_finished.Count].Count(ticket => ticket is not null) + _notRun[_finished.Count] == experiment.Replicates)
            Print(_finished.Count);
    }

    private void Print(int level)
    {
        var tickets = _tickets[level].OfType<TrainingOutcome>().ToArray();
        if (tickets.Length == 0)
        {
            terminal.Styled.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{level,5}  not run: what it is pruned from diverged"));
            _finished.Add($"level {level}");
            return;
        }

        var density = (double)experiment.Schedule[level].TotalWeights / experiment.Weights;
        var diverged = tickets.Count(ticket => ticket.Diverged);
        var stop = MeanInterval.Of(tickets.Select(ticket => (double)ticket.EarlyStopIteration)).Format(0);
        var there = MeanInterval.Of(tickets.Select(ticket => ticket.TestAccuracyAtEarlyStop)).Format(2, 100);
        var end = MeanInterval.Of(tickets.Select(ticket => ticket.TestAccuracy)).Format(2, 100);
        var seconds = tickets.Average(ticket => ticket.Elapsed.TotalSeconds);
        terminal.Styled.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{level,5}  {LevelTable.Percent(density),19}  {stop,20}  {there,21}  {end,15}  {seconds,7:F1}{(diverged > 0 ? $"  {diverged} diverged" : "")}{(_notRun[level] > 0 ? $"  {_notRun[level]} not run" : "")}"));
        foreach (var why in tickets.Select(ticket => ticket.Divergence?.ToString()).OfType<string>().Distinct()) terminal.Styled.WriteLine($"       {why}");
        _finished.Add($"level {level}");
    }
}
