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
        foreach (var experiment in catalogue.Experiments)
        {
            table.AddRow(
                Markup.Escape(experiment.Name), experiment.Dataset.ToString(), NetworkText.OneLine(experiment.Network),
                experiment.Schedule.Length.ToString(CultureInfo.InvariantCulture), experiment.Replicates.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(experiment.Summary));
        }

        return table;
    }

    private static Table Tables(Catalogue catalogue)
    {
        var table = new Table().MinimalBorder();
        table.AddColumns("table", "study", "");
        foreach (var one in catalogue.Tables) table.AddRow(Markup.Escape(one.Name), Markup.Escape(one.Study.Name), Markup.Escape(one.Title));
        return table;
    }
}
