using TicketDsl;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Engine.Blocks;
using TicketDsl.Runtime.Engine.Lanes;
using TicketDsl.Runtime.Tests;
using TicketDsl.Runtime.Tests.Engine;
using TicketDsl.Runtime.Tests.Store;

if (args is ["store", ..])
{
    StoreProcess.Run(args);
    return;
}

// What ChildProcessTests start with the processor's instructions switched off: short trainings, a line each, and the width of vectors.
Console.WriteLine(LaneWidths.Widest);
foreach (var optimizer in (OptimizerDefinition[])[Networks.Nesterov, Networks.Adam])
    foreach (var density in (double[])[0, 1])
    {
        var problem = Networks.BlockPlan(optimizer, 20);
        var weights = Networks.Train(new EmbeddedEngine { BlockChoice = new PlanChoice(density, density) }, problem, [0], 3)[0];
        Console.WriteLine($"{optimizer.GetType().Name}, lists up to {density}: {Bits.Hash<float>(weights)} {weights[0]:R}");
    }
