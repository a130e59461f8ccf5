using System.Collections.Immutable;
using System.CommandLine;
using System.Runtime.InteropServices;
using TicketDsl.Cli.Commands;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Cli;

/// <summary>The whole program of a project of experiments.</summary>
public static class TicketProgram
{
    /// <summary>Runs the command line and gives the exit code: 0 done, 1 failed or every replicate diverged, 2 bad use, 130 interrupted.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="experiments">What the project declares, as generated in <c>Experiments.All</c>.</param>
    /// <param name="declared">The tables it declares, as generated in <c>Experiments.Tables</c>.</param>
    /// <param name="tables">The papers' tables that it fills by code of its own.</param>
    public static int Run(string[] args, ImmutableArray<ExperimentDefinition> experiments, ImmutableArray<TableDefinition> declared, params ImmutableArray<PaperTable> tables)
    {
        using var interrupt = new CancellationTokenSource();
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        return Run(args, Catalogue.Of(experiments, declared, tables), new Terminal(), Environment.CurrentDirectory, interrupt.Token);

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            interrupt.Cancel();
        }
    }

    internal static int Run(string[] args, Catalogue catalogue, Terminal terminal, string currentFolder, CancellationToken interrupt)
    {
        var root = new RootCommand("""
            Trains, prunes, rewinds and repeats the experiments that this project declares.

            Examples:
              list                          what is declared
              show LenetMnist               layers, schedule, and what will run
              run LenetMnist --steps 5000it --rounds 7 --replicates 2
              table xor                     a paper's tables beside ours
              check                         what the compiler would say, without a build
              export LenetMnist --output exported
              ls                            what the store keeps
            """)
        {
            ListCommand.Create(catalogue, terminal),
            ShowCommand.Create(catalogue, terminal, currentFolder),
            RunCommand.Create(catalogue, terminal, currentFolder, interrupt),
            TableCommand.Create(catalogue, terminal, currentFolder, interrupt),
            CheckCommand.Create(terminal, currentFolder, interrupt),
            ExportCommand.Create(catalogue, terminal),
            StoreCommands.List(terminal, currentFolder),
            StoreCommands.Remove(terminal, currentFolder),
            StoreCommands.Verify(terminal, currentFolder, interrupt),
            StoreCommands.Clean(terminal, currentFolder),
            WatchCommand.Create(terminal, currentFolder, interrupt),
        };
        // Without a command there is nothing to do but to say what there is.
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            terminal.Error.WriteLine($"error: {Mistake(parsed, root)}");
            terminal.Error.WriteLine("Use --help for commands and options.");
            return ExitCode.BadUse;
        }

        try
        {
            var exitCode = parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = terminal.Output,
                Error = terminal.Error,
            });
            return args.Length == 0 ? ExitCode.BadUse : exitCode;
        }
        catch (TicketException mistake)
        {
            terminal.Error.WriteLine($"error: {mistake.Message}");
            return mistake.IsBadUse ? ExitCode.BadUse : ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    /// <summary>One line for what is wrong with a command line; of several errors the one that names a word of it.</summary>
    private static string Mistake(ParseResult parsed, RootCommand root)
    {
        if (parsed.UnmatchedTokens is [var unmatched, ..] && parsed.CommandResult.Command == root)
            return $"there is no command '{unmatched}'; {NearMisses.Hint(unmatched, root.Subcommands.Select(command => command.Name), "the commands are in --help")}";
        return parsed.Errors[^1].Message;
    }
}
