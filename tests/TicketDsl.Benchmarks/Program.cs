using TicketDsl.Benchmarks;
using TicketDsl.Runtime.Engine.Lanes;

// One thread; pin it to a core (taskset -c 0 …) for a figure that can be compared.
Console.WriteLine($"{LaneWidths.Widest}, medians");
XorBenchmark.Run();
LenetBenchmark.Run();
