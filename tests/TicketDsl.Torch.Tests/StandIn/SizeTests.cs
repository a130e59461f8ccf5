using System.Reflection;
using TorchSharp;

namespace TicketDsl.Torch.Tests.StandIn;

/// <summary>The stand-in stays small: it has what the engine uses.</summary>
public sealed class SizeTests
{
    [Test]
    public void It_has_at_most_60_members()
    {
        var assembly = typeof(torch).Assembly;
        if (assembly.GetName().Version != new Version(1, 0, 0, 0)) Assert.Ignore("This build has the package.");
        var members = assembly.GetExportedTypes().Where(type => !type.IsEnum).SelectMany(type => type.GetMembers(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => $"{member.DeclaringType!.Name}.{member.Name}").Distinct().Where(name => !name.EndsWith(".Dispose", StringComparison.Ordinal)).ToArray();

        Assert.That(members, Has.Length.InRange(50, 60), string.Join(", ", members));
    }
}
