using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace TicketDsl.Cli.Commands;

/// <summary><c>list</c>: what the project declares.</summary>
internal static class ListCommand
{
    public static Command Create(Catalogue catalogue, Terminal terminal)
    {
        var command = new Command("list", "Lists the experiments and tables of this project.");
        command.SetAction(_ =>
        {
            terminal.Styled.Write(Experiments(catalogue));
            if (!catalogue.Tables.IsEmpty) terminal.Styled.Write(Tables(catalogue));
            return ExitCode.Done;
        });
        return command;
    }

    private static Table Experiments(Catalogue catalogue)
    {
        var table = new Table().MinimalBorder();
        table.AddColumns("experiment", "data", "network", "levels", "replicates", "");
        foreach (var experiment in catalogue.Experiments.DistinctBy(experiment => experiment.Sweep ?? experiment.Name))
        {
            var points = experiment.Sweep is { } sweep ? catalogue.PointsOf(sweep) : [experiment];
            table.AddRow(
                Markup.Escape(experiment.Sweep ?? experiment.Name), All(points, point => point.Dataset.ToString()), All(points, point => NetworkText.OneLine(point.Network)),
                All(points, point => point.Schedule.Length.ToString(CultureInfo.InvariantCulture)),
                All(points, point => point.Replicates.ToString(CultureInfo.InvariantCulture)),
                Markup.Escape(experiment.Sweep is null ? experiment.Summary : SweepText.OneLine(points)));
        }

        return table;
    }

    /// <summary>What is the same for all points of a sweep, or that it is not.</summary>
    private static string All(ImmutableArray<ExperimentDefinition> points, Func<ExperimentDefinition, string> text) =>
        points.Select(text).Distinct().Take(2).ToArray() is [var one] ? one : "several";

    private static Table Tables(Catalogue catalogue)
    {
        var table = new Table().MinimalBorder();
        table.AddColumns("table", "study", "");
        foreach (var one in catalogue.Tables) table.AddRow(Markup.Escape(one.Name), Markup.Escape(one.Study.Name), Markup.Escape(one.Title));
        return table;
    }
}
