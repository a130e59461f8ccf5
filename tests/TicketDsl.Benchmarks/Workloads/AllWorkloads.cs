using System.Collections.Immutable;

namespace TicketDsl.Benchmarks.Workloads;

/// <summary>What can be timed.</summary>
internal static class AllWorkloads
{
    private static readonly ImmutableArray<IWorkload> All = [.. XorWorkload.All, .. LenetWorkload.All, new LadderWorkload(), .. ConvWorkload.All];

    /// <summary>Those whose name starts with one of <paramref name="names"/>; all if there are none.</summary>
    /// <exception cref="TicketException">A name is nobody's.</exception>
    public static ImmutableArray<IWorkload> Named(string[] names)
    {
        if (Array.Find(names, name => !All.Any(workload => IsNamed(workload, name))) is { } unknown)
            throw new TicketException($"there is no workload '{unknown}'; there are {string.Join(", ", All.Select(workload => workload.Name))}", badUse: true);
        return names.Length == 0 ? All : [.. All.Where(workload => names.Any(name => IsNamed(workload, name)))];
    }

    private static bool IsNamed(IWorkload workload, string name) => workload.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
