using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Cli.Studies;

/// <summary>Writes tables as soon as they are filled, so that hours of training before an interruption are not lost.</summary>
/// <param name="folder">Where to, or null.</param>
/// <param name="engine">What trains, in words.</param>
internal sealed class TableWriter(OutputFolder? folder, string engine)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly StringBuilder _times = new();

    /// <summary>Writes every training of a result, the tables it was the last one for, and on what machine it was trained and how long it took.</summary>
    /// <returns>The names of the tables.</returns>
    public IEnumerable<string> Write(ExperimentResult result, ImmutableArray<PaperTableReport> reports)
    {
        if (folder is null) return [];
        var experiment = result.Definition.Name;
        _times.Append(CultureInfo.InvariantCulture, $"{experiment}: done after {_clock.Elapsed.TotalMinutes:F1} min, {engine}\n");
        var runs = OutputFolder.FileName($"{experiment}.runs", result.IsShortened, "csv");

        // Times differ from run to run, so they stand in a file of their own.
        folder.Write([
            (runs, CsvTable.Write(RunTable.Of(result))),
            .. reports.SelectMany(report => new[]
            {
                (File(report, "md"), report.Markdown()), (File(report, "csv"), CsvTable.Write(report.Data())),
                (File(report, "machine.txt"), $"{ThisMachine.Line}\n{_times}"),
            }.Concat(report.Pictures.Select(picture => (OutputFolder.FileName(picture.Name, report.Form, "svg"), picture.Svg)))),
        ]);
        return reports.Select(report => report.Name);

        static string File(PaperTableReport report, string extension) => OutputFolder.FileName(report.Name, report.Form, extension);
    }
}
