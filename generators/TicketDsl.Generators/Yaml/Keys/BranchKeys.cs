using TicketDsl.Generators.Naming;

namespace TicketDsl.Generators.Yaml.Keys;

/// <summary>The keys of an element of <c>branches</c>.</summary>
internal static class BranchKeys
{
    public static readonly YamlKey Replicates = new(
        "replicates", new WholeNumberType(AtLeast: 1), "3",
        "Runs of the control for each ticket. 1 if left out.");

    public static readonly IReadOnlyList<YamlKey> All = [Replicates];

    /// <summary>Every control as a key.</summary>
    public static readonly IReadOnlyList<YamlKey> Controls =
        Word.All<Control>().Select(static word => new YamlKey(word, new MapType(All), "{ replicates: 3 }", "How often the control runs.")).ToArray();
}
