using System.CommandLine;
using TicketDsl.Check;

namespace TicketDsl.Cli.Commands;

/// <summary><c>check [FILE…]</c>: what the compiler would say of declarations, without a build.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal, string currentFolder, CancellationToken interrupt)
    {
        var names = new Argument<string[]>("FILES")
        {
            Description = "C# files, *.ticket.yaml files, or folders with all of theirs; the current folder if none is given.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => ["."],
        };
        var command = new Command("check", "Checks declarations by the compiler's rules, without a build.\n\nExample:\n  check my-experiment.ticket.yaml") { names };
        command.SetAction(parsed =>
        {
            var files = DeclarationFiles.Read(Names.Of(parsed, names), currentFolder);
            var report = ExperimentCheck.Of(files, interrupt);
            foreach (var finding in report.Findings) terminal.Output.WriteLine(finding);
            terminal.Error.WriteLine(
                $"{Count(files.Count, "file")}, {Count(report.Experiments, "experiment")}, {Count(report.Errors, "error")}, {Count(report.Warnings, "warning")}");
            return report.Errors == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static string Count(int number, string one) => FormattableString.Invariant($"{number} {one}{(number == 1 ? "" : "s")}");
}
