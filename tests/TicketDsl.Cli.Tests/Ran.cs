using Papers;

namespace TicketDsl.Cli.Tests;

/// <summary>A command line that was run in this process, and what came of it.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error)
{
    public static Ran Ticket(params string[] arguments) => Ticket(CancellationToken.None, arguments);

    public static Ran Ticket(CancellationToken interrupt, params string[] arguments) => Ticket(Environment.CurrentDirectory, arguments, interrupt);

    /// <summary>Runs it as if it were called in that folder.</summary>
    public static Ran TicketIn(string folder, params string[] arguments) => Ticket(folder, arguments, CancellationToken.None);

    /// <summary>Runs it over other experiments than this repository's.</summary>
    public static Ran TicketOf(Catalogue catalogue, params string[] arguments) => Ticket(catalogue, Environment.CurrentDirectory, arguments, CancellationToken.None);

    private static Ran Ticket(string folder, string[] arguments, CancellationToken interrupt) =>
        Ticket(Catalogue.Of(Experiments.All, Experiments.Tables, Tables.All), folder, arguments, interrupt);

    private static Ran Ticket(Catalogue catalogue, string folder, string[] arguments, CancellationToken interrupt)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, isInteractive: false);
        var exitCode = TicketProgram.Run(arguments, catalogue, terminal, folder, interrupt);
        return new Ran(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Holds it to be one line of error, no stack trace and nothing on output.</summary>
    public void IsOneLineOfError(int exitCode, params string[] parts)
    {
        Assert.Multiple(() =>
        {
            Assert.That(ExitCode, Is.EqualTo(exitCode));
            Assert.That(Output, Is.Empty);
            Assert.That(Error, Does.StartWith("error: "));
            Assert.That(Error.TrimEnd('\n').Split('\n').Where(line => !line.StartsWith("Use --help", StringComparison.Ordinal)).Count(), Is.EqualTo(1), Error);
            foreach (var part in parts) Assert.That(Error, Does.Contain(part));
        });
    }
}
