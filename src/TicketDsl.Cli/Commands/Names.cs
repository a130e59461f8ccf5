using System.CommandLine;

namespace TicketDsl.Cli.Commands;

/// <summary>The names that a command is given, one or more.</summary>
internal static class Names
{
    public static Argument<string[]> Argument(string description) => new("NAME") { Description = description, Arity = ArgumentArity.OneOrMore };

    /// <summary>The names; a mistyped option would otherwise pass for one.</summary>
    /// <exception cref="TicketException">One looks like an option.</exception>
    public static string[] Of(ParseResult parsed, Argument<string[]> argument)
    {
        var names = parsed.GetRequiredValue(argument);
        if (Array.Find(names, name => name.StartsWith('-')) is not { } option) return names;
        var known = parsed.CommandResult.Command.Options.SelectMany(known => known.Aliases.Append(known.Name));
        throw new TicketException($"there is no option '{option}'; {NearMisses.Hint(option, known, "the options are in --help")}", badUse: true);
    }
}
