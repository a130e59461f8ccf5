using System.Diagnostics;
using TicketDsl.Runtime.Running;
using TicketDsl.Runtime.Store;

namespace TicketDsl.Runtime.Tests.Store;

/// <summary>Several processes over one store, and processes that are killed.</summary>
[Platform(Include = "Linux,MacOsX")]
public sealed class ProcessTests
{
    private static readonly Lazy<string> Undisturbed = new(() => StoreFolder.Undisturbed(StoreProcess.Experiment));

    [Test]
    public void Processes_that_run_side_by_side_share_the_work_and_come_to_the_same([Values(2, 8)] int processes)
    {
        using var folder = new StoreFolder();
        var outputs = Enumerable.Range(0, processes).Select(_ => StoreProcess.Start(folder.Root)).ToArray().Select(process =>
        {
            using (process) return StoreProcess.Output(process);
        }).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(outputs, Has.None.Contain("rror"));
            Assert.That(outputs.Select(StoreProcess.Result), Is.All.EqualTo(Undisturbed.Value));
            Assert.That(outputs.Sum(StoreProcess.Iterations), Is.EqualTo(ExperimentRunner.TotalIterations(StoreProcess.Experiment)), "nothing is trained twice");
            Assert.That(Directory.EnumerateFileSystemEntries(folder.Under(".claims")), Is.Empty);
        });
    }

    [Test]
    public void A_store_survives_kills_at_random_moments()
    {
        var faults = int.TryParse(Environment.GetEnvironmentVariable("TICKET_FAULTS"), out var many) ? many : 1;
        var (kills, terminations, runs, damages) = (0, 0, 0, 0);
        var random = new Random(1);
        while (kills < 3 * faults || terminations < faults)
        {
            using var folder = new StoreFolder();
            for (var isDone = false; !isDone;)
            {
                using var process = StoreProcess.Start(folder.Root);
                var output = Task.Run(() => StoreProcess.Output(process));
                var isTermination = random.Next(4) == 0;

                // Starting takes most of the time; a kill before anything is written is one too.
                if (kills < 3 * faults || terminations < faults) Thread.Sleep(random.Next(150, 900));
                else process.WaitForExit();
                if (!process.HasExited && StoreProcess.Signal(process.Id, isTermination ? StoreProcess.Terminate : StoreProcess.Kill) == 0)
                {
                    if (isTermination) terminations++;
                    else kills++;
                }

                isDone = output.Result.Contains("trained ", StringComparison.Ordinal) && process.ExitCode == 0;
                damages += output.Result.Split('\n').Count(line => line.StartsWith("announced ", StringComparison.Ordinal));
                if (isDone) Assert.That(StoreProcess.Result(output.Result), Is.EqualTo(Undisturbed.Value));
                else Assert.That(output.Result, Does.Not.Contain("rror"));
            }

            runs++;
        }

        TestContext.Out.WriteLine($"{kills} kills, {terminations} terminations, {runs} runs completed with the bits of an undisturbed one, {damages} damaged files");
        Assert.That(damages, Is.Zero, "a kill damages nothing");
    }

    [Test]
    public void What_a_killed_process_had_claimed_is_taken_over_at_once()
    {
        using var folder = new StoreFolder();
        using (var process = StoreProcess.Start(folder.Root))
        {
            var claims = folder.Under(".claims");
            while (!Directory.Exists(claims) || !Directory.EnumerateFiles(claims).Any()) Thread.Sleep(5);
            Assert.That(StoreProcess.Signal(process.Id, StoreProcess.Kill), Is.Zero);
            StoreProcess.Output(process);
            Assert.That(Directory.EnumerateFiles(claims), Is.Not.Empty, "it was killed too late");
        }

        var clock = Stopwatch.StartNew();
        using var second = StoreProcess.Start(folder.Root);
        Assert.That(StoreProcess.Result(StoreProcess.Output(second)), Is.EqualTo(Undisturbed.Value));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(50)), "it waited until the claim was old");
        Assert.That(Directory.EnumerateFiles(folder.Under(".claims")), Is.Empty);
    }

    [Test]
    public void A_claim_is_one_processes_alone_and_that_of_a_stranger_is_respected()
    {
        using var folder = new StoreFolder();
        var claims = folder.Open().Claims;
        var identity = new TrainingIdentity("{}", "replicate-0/level-00");
        var claim = claims.Try(identity);
        Assert.That((claim is null, claims.Try(identity)), Is.EqualTo((false, (Claim?)null)));
        claim!.Beat();
        claim.Dispose();
        Assert.That(Directory.EnumerateFiles(folder.Under(".claims")), Is.Empty);

        // Of another machine nobody can say whether its process has ended.
        File.WriteAllText(folder.Under(".claims", identity.Hash), "{ \"machine\": \"elsewhere\", \"process\": 1, \"started\": \"1\" }\n");
        Assert.That(claims.Try(identity), Is.Null);

        // On this one there never was such a process.
        File.WriteAllText(folder.Under(".claims", identity.Hash), CanonicalText.Of(json => (ClaimOwner.This with { Started = "-1" }).Write(json)));
        using var taken = claims.Try(identity);
        Assert.That(taken, Is.Not.Null);
    }
}
