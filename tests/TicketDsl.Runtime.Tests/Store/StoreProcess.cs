using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Store;
using TicketDsl.Runtime.Tests.Running;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>A run over a store in a process of its own, which can be killed.</summary>
internal static partial class StoreProcess
{
    public const int Terminate = 15;
    public const int Kill = 9;

    /// <summary>Long enough that a kill comes in the middle of something.</summary>
    public static ExperimentDefinition Experiment => StoreCases.Linear with
    {
        Training = new TrainingDefinition(Step.Iterations(3000), 7, 20, Step.Iterations(250)),
    };

    /// <summary>The process's own part: <c>store ROOT</c> runs the experiment, and prints how many trainings it trained and what came out.</summary>
    public static void Run(string[] args)
    {
        using var interrupt = new CancellationTokenSource();
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            interrupt.Cancel();
        });
        try
        {
            var store = RunStore.Open(args[1], line => Console.WriteLine("announced " + line), checkpoints: new CheckpointInterval(null, 100));
            var trained = new Trained();
            var result = new ExperimentRunner(new EmbeddedEngine(), 2) { Store = store }.Run(Experiment, ExperimentRunnerTests.DataOf(Experiment), [], trained, interrupt.Token);
            Console.WriteLine($"trained {trained.Iterations.ToString(CultureInfo.InvariantCulture)} of {ExperimentRunner.TotalIterations(Experiment).ToString(CultureInfo.InvariantCulture)}");
            Console.WriteLine(ExperimentRunnerTests.Text(result));
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("interrupted");
        }
        catch (TicketException failure)
        {
            Console.WriteLine("error: " + failure.Message);
        }
    }

    public static Process Start(string root)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(StoreProcess).Assembly.Location, "store", root]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    /// <summary>The same where no file may be larger than so many blocks of 512 bytes.</summary>
    public static Process StartLimited(string root, int blocks)
    {
        // A write beyond the limit then fails, instead of ending the process.
        var script = string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {blocks}; exec dotnet \"$0\" store \"$1\"");
        var start = new ProcessStartInfo("sh", ["-c", script, typeof(StoreProcess).Assembly.Location, root]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // The runtime keeps compiled code in a file of memory, and a pipe for debuggers.
        foreach (var setting in (string[])["DOTNET_EnableWriteXorExecute", "DOTNET_EnableDiagnostics"]) start.Environment[setting] = "0";
        return Process.Start(start)!;
    }

    /// <summary>What a process printed, once it has ended.</summary>
    public static string Output(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }

    /// <summary>Iterations that it trained itself, from what it printed.</summary>
    public static long Iterations(string output) =>
        long.Parse(output.Split('\n').Single(line => line.StartsWith("trained ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>The result that it printed.</summary>
    public static string Result(string output) => output[output.IndexOf("embedded", StringComparison.Ordinal)..].TrimEnd('\n');

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Signal(int process, int signal);

    private sealed class Trained : IRunObserver
    {
        private long _iterations;

        public long Iterations => _iterations;

        public void Advanced(long iterations) => Interlocked.Add(ref _iterations, iterations);

        public void Found(long iterations)
        {
        }

        public void Finished(int replicate, int level, Control? control, TrainingOutcome outcome)
        {
        }
    }
}
