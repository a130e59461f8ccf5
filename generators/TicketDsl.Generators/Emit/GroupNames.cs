using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Emit;

/// <summary>Names of the types that hold the typed views of blocks: <c>Stage1Block2</c>. They stand side by side, so no two may be one, and none its own member's.</summary>
internal sealed class GroupNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public GroupNames(NetworkShape network)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in Groups(network.Members))
        {
            var name = string.Concat(group.Path.Split('.'));
            while (group.Members.Any(member => member.Name == name) || !taken.Add(name)) name += "_";
            _names.Add(group.Path, name);
        }
    }

    /// <summary>The name of a group's type.</summary>
    public string this[GroupShape group] => Naming.Identifier.Escape(_names[group.Path]);

    /// <summary>All groups of the parts that have weights, outer ones first.</summary>
    public static IEnumerable<GroupShape> Groups(IEnumerable<PartShape> parts) => parts.OfType<GroupShape>()
        .Where(static group => group.HasWeights).SelectMany(static group => new[] { group }.Concat(Groups(group.Members)));
}
