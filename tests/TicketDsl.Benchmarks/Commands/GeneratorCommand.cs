using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TicketDsl.Benchmarks.Generator;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Benchmarks.Commands;

/// <summary><c>generator</c>: how long an editor waits for the generator in a project of many declarations.</summary>
internal static class GeneratorCommand
{
    private const int Edits = 31;
    private const double AskedSeconds = 3;
    private const double AskedMilliseconds = 50;

    public static Command Create()
    {
        var count = CommandParts.Count("--declarations", "Declarations, half of them records and half YAML files.", otherwise: 1000);
        var onlyFirst = new Option<bool>("--only-first") { Description = "Prints the milliseconds of the first run, passed and of the processor, and ends.", Hidden = true };
        var command = new Command("generator", """
            Times the generator in an editor's rhythm, in the compiler's driver, on one core: the first run over all declarations
            (at most 3 s are asked for 1000), and the run after one of them was edited (at most 50 ms, the median of 31).
            """)
        {
            count, onlyFirst,
        };
        command.SetAction(parsed =>
        {
            Cores.StayOnOneCore();
            var declarations = Math.Max(2, parsed.GetValue(count));
            if (parsed.GetValue(onlyFirst))
            {
                Console.WriteLine(Time(new DeclaredProject(declarations).Run).Line);
                return 0;
            }

            var tiered = FirstOfTieredProgram(declarations);
            var first = Time(new DeclaredProject(declarations).Run);
            var project = new DeclaredProject(declarations);
            var again = Time(project.Run);
            project.Check();
            var record = Median(edit => project.EditRecord(edit % (declarations / 2), 1 + edit % 19), project.Run);
            var yaml = Median(edit => project.EditYaml(edit % (declarations / 2), 1 + edit % 19), project.Run);
            project.Check();
            Console.WriteLine($"{ThisMachine.Line}; {declarations} declarations");
            Console.WriteLine();
            Console.Write(MarkdownTable.Write(new TableData(
                [new("run"), new("ms", ColumnAlignment.Right), new("of the processor", ColumnAlignment.Right), new("asked, at most", ColumnAlignment.Right)],
                [
                    Row("the first, of a program just started, in tiers as compilers and editors run", tiered, 1000 * AskedSeconds),
                    Row("the first, of a program just started, fully compiled at once", first, 1000 * AskedSeconds),
                    Row("the first of another project", again, 1000 * AskedSeconds),
                    Row("after an edit of a record", record, AskedMilliseconds), Row("after an edit of a YAML file", yaml, AskedMilliseconds),
                ])));
            return 0;
        });
        return command;
    }

    /// <summary>The first run of a program of its own that compiles in tiers, which is .NET's default and not this program's.</summary>
    private static Times FirstOfTieredProgram(int declarations)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(GeneratorCommand).Assembly.Location, "generator", "--only-first", "--declarations", declarations.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_TieredCompilation"] = "1";
        using var program = Process.Start(start)!;
        var line = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return Times.Parse(line);
    }

    /// <summary>The median after an edit, which is not counted itself; nor is the first run, which compiles the code.</summary>
    private static Times Median(Action<int> edit, Action run)
    {
        var times = new List<Times>();
        for (var i = 0; i <= Edits; i++)
        {
            edit(i);
            times.Add(Time(run));
        }

        return new Times(Timing.Median([.. times.Skip(1).Select(time => time.Passed)]), Timing.Median([.. times.Skip(1).Select(time => time.Processor)]));
    }

    private static Times Time(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        var passed = Timing.Nanoseconds(work);
        return new Times(passed / 1e6, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    private static string[] Row(string run, Times times, double asked) => [run, Text(times.Passed), Text(times.Processor), asked.ToString("F0", CultureInfo.InvariantCulture)];

    private static string Text(double milliseconds) => milliseconds.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds of a run.</summary>
    /// <param name="Passed">By the clock.</param>
    /// <param name="Processor">That the processor worked for it, which on a busy machine is less.</param>
    private sealed record Times(double Passed, double Processor)
    {
        public string Line => string.Create(CultureInfo.InvariantCulture, $"{Passed:F1} {Processor:F1}");

        public static Times Parse(string line) =>
            line.Trim().Split(' ') is [var passed, var processor] ? new(double.Parse(passed, CultureInfo.InvariantCulture), double.Parse(processor, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The program that was started printed '{line.Trim()}' instead of two times.");
    }
}
