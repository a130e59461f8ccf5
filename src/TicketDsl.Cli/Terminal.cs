using Spectre.Console;

namespace TicketDsl.Cli;

/// <summary>Where the program writes: results to output, all else to error.</summary>
internal sealed class Terminal
{
    /// <summary>The process's own streams.</summary>
    public Terminal()
        : this(Console.Out, Console.Error, isInteractive: !Console.IsOutputRedirected && !Console.IsErrorRedirected)
    {
    }

    /// <summary>Other streams, for tests.</summary>
    public Terminal(TextWriter output, TextWriter error, bool isInteractive)
    {
        (Output, Error, IsInteractive) = (output, error, isInteractive);
        Styled = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = isInteractive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isInteractive) Styled.Profile.Width = WideEnough;
    }

    /// <summary>Columns of a table that goes to a file: none is ever wrapped.</summary>
    private const int WideEnough = 500;

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>Whether a person is looking: progress is then drawn, otherwise it is told in plain lines.</summary>
    public bool IsInteractive { get; }

    /// <summary>Output with colours and drawings where the terminal has them.</summary>
    public IAnsiConsole Styled { get; }
}
