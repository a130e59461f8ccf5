using System.CommandLine;

namespace TicketDsl.Benchmarks.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class CommandParts
{
    public static Argument<string[]> Workloads() => new("WORKLOAD")
    {
        Description = "What to time; the start of a name is enough (xor, lenet300, ladder). Everything if none is given.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
    };

    /// <summary>A number of 1 or more.</summary>
    public static Option<int> Count(string name, string description, int otherwise)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError($"{name}: at least 1 is needed.");
        });
        return option;
    }
}
