namespace TicketDsl.Generators.Model;

/// <summary>What the list of the assembly's experiments is written from.</summary>
/// <param name="Namespace">Where it stands; empty for the global namespace.</param>
/// <param name="Experiments">The experiments without errors that are run, in ordinal order of their simple names.</param>
/// <param name="Tables">The qualified names of the tables without errors, in ordinal order of their names on the command line.</param>
internal sealed record Registry(string Namespace, EquatableArray<Registry.Entry> Experiments, EquatableArray<string> Tables)
{
    /// <summary>An experiment, or all of a sweep.</summary>
    /// <param name="Name">Its qualified name.</param>
    /// <param name="IsSweep">Whether its points are listed in its place.</param>
    internal sealed record Entry(string Name, bool IsSweep);
}
