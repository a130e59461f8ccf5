using System.Collections.Immutable;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Reporting;

/// <summary>A table or figure of a paper, to be set beside our numbers.</summary>
public abstract record PaperTable
{
    /// <summary>The name on the command line, such as <c>xor-units</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The study it belongs to.</summary>
    public required Study Study { get; init; }

    /// <summary>One line above the table.</summary>
    public required string Title { get; init; }

    /// <summary>Paper and place of the published numbers.</summary>
    public required string Source { get; init; }

    /// <summary>What was run, and how far the paper states it (its standing).</summary>
    public required string Protocol { get; init; }

    /// <summary>The experiments whose results it shows, each once, with the controls that it shows.</summary>
    public abstract ImmutableArray<ExperimentDefinition> Experiments { get; }

    /// <summary>The measures to take of their trainings, each once.</summary>
    public abstract ImmutableArray<Measure> Measures { get; }

    /// <summary>The table of one size of its study.</summary>
    /// <param name="full">Whether the full protocol is asked for.</param>
    public virtual PaperTable InForm(bool full) => this;

    /// <summary>What this form leaves out of the table, in words, besides what its experiments are shortened to.</summary>
    public virtual ImmutableArray<string> LeftOut => [];

    /// <summary>Whether it compares what trainings ended with, so that this is to be kept of each (<see cref="TrainingOutcome.Kept"/>).</summary>
    public virtual bool KeepsTrainings => false;

    /// <summary>Sees that both sizes of the study can fill it.</summary>
    /// <exception cref="TicketException">One can not: names the table, what it lacks and what to do.</exception>
    public virtual void Check()
    {
        foreach (var experiment in InForm(full: false).Experiments) Study.Form(full: false).Apply(experiment);
    }

    /// <summary>Fills it.</summary>
    /// <param name="results">Results of all its experiments, by name, with its measures taken.</param>
    public abstract PaperTableReport Fill(IReadOnlyDictionary<string, ExperimentResult> results);
}
