using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TicketDsl.Benchmarks.Kernels;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>kernels [NAME…]</c>: the engine's kernels in every width of vectors, by BenchmarkDotNet.</summary>
internal static class KernelsCommand
{
    private static readonly Type[] Benchmarks =
    [
        typeof(RowSumsBenchmark), typeof(SparseRowsBenchmark), typeof(ExponentialBenchmark), typeof(OutputErrorBenchmark), typeof(UpdateRuleBenchmark),
        typeof(TileSumsBenchmark), typeof(ListSumsBenchmark), typeof(TileDotsBenchmark), typeof(ChannelDotsBenchmark), typeof(ListDotsBenchmark),
        typeof(WinogradTransformsBenchmark), typeof(PoolRowsBenchmark),
    ];

    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = $"Of {string.Join(", ", Benchmarks.Select(Name))}; all if none is given.",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => [],
        };
        var command = new Command("kernels", "Times the engine's kernels in every width of vectors that this processor has, by BenchmarkDotNet, on one core.") { names };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetRequiredValue(names);
            if (Array.Find(asked, name => !Benchmarks.Any(type => IsNamed(type, name))) is { } unknown)
                throw new TicketException($"there is no kernel '{unknown}'; there are {string.Join(", ", Benchmarks.Select(Name))}", badUse: true);
            Cores.StayOnOneCore();

            // In this process: it is already on one core, and a project need not be built and restored for each benchmark.
            var config = ManualConfig.Create(DefaultConfig.Instance)
                .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .WithArtifactsPath(Path.Combine("artifacts", "kernels"));
            var types = asked.Length == 0 ? Benchmarks : Array.FindAll(Benchmarks, type => asked.Any(name => IsNamed(type, name)));
            return BenchmarkRunner.Run(types, config).Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
        });
        return command;
    }

    private static string Name(Type benchmark) => benchmark.Name.Replace("Benchmark", "", StringComparison.Ordinal);

    private static bool IsNamed(Type benchmark, string name) => Name(benchmark).Equals(name, StringComparison.OrdinalIgnoreCase);
}
