using System.CommandLine;
using TicketDsl;
using TicketDsl.Benchmarks.Commands;

var root = new RootCommand("""
    Times the embedded engine, alone and beside PyTorch loops of the same training steps.

    Examples:
      compare lenet300              peer and engine in turn, and the ratios
      time                          the engine alone
      losses lenet                  whether both train alike
    """)
{
    TimeCommand.Create(),
    CompareCommand.Create(),
    CurveCommand.Create(),
    TechniquesCommand.Create(),
    CrossingsCommand.Create(),
    CoresCommand.Create(),
    MemoryCommand.Create(),
    KernelsCommand.Create(),
    LossesCommand.Create(),
    GeneratorCommand.Create(),
};
try
{
    var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
    var exitCode = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? 2 : exitCode;
}
catch (TicketException mistake)
{
    Console.Error.WriteLine($"error: {mistake.Message}");
    return mistake.IsBadUse ? 2 : 1;
}
