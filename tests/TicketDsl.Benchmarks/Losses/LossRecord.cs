using System.Globalization;
using TicketDsl.Cli;
using TicketDsl.Runtime.Engine;
using TicketDsl.Runtime.Export;
using TicketDsl.Runtime.Measures;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Benchmarks.Losses;

/// <summary>Trains a replicate of an experiment and notes its loss on each batch before the step.</summary>
internal static class LossRecord
{
    /// <summary>Writes what the replicate starts from, by the very command that a user would.</summary>
    public static void Export(LossCase one, int replicate, int iterations, double density, string folder)
    {
        string[] arguments =
        [
            "export", one.Experiment.Name, "--output", folder, "--replicate", replicate.ToString(CultureInfo.InvariantCulture),
            "--iterations", iterations.ToString(CultureInfo.InvariantCulture), "--density", density.ToString(CultureInfo.InvariantCulture),
        ];
        var output = Console.Out;
        try
        {
            // The command lists what it wrote; here the table alone is output.
            Console.SetOut(Console.Error);
            if (TicketProgram.Run(arguments, [one.Experiment], []) != 0) throw new TicketException($"{one.Experiment.Name} could not be exported to {folder}.");
        }
        finally
        {
            Console.SetOut(output);
        }
    }

    /// <summary>The mean loss over each batch, before it is trained on.</summary>
    public static double[] Train(LossCase one, int replicate, int iterations, double density)
    {
        var (experiment, data) = (one.Experiment, one.Data.Data.Training);
        var plan = IterationPlan.Of(experiment);
        var problem = new TrainingProblem(experiment.Network, experiment.Loss, experiment.Optimizer, data, plan.BatchSize, plan.IsFullBatch);
        var export = new ReplicateExport(experiment, replicate);
        using var trainer = new EmbeddedEngine().CreateTrainer(problem, 1);
        trainer.Start(0, export.Weights(), export.Masks(density), export.Batches(), iteration: 0);
        var batches = export.Batches();
        var sums = new float[plan.BatchSize * experiment.Layers[^1].Units];
        var labels = new byte[plan.BatchSize];
        var losses = new double[iterations];
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var rows = batches.Batch(iteration);
            for (var row = 0; row < rows.Length; row++) labels[row] = data.Labels[rows[row]];
            trainer.Predict(0, data, rows, sums);
            losses[iteration] = Outputs.MeanLoss(experiment.Loss, sums, labels);
            trainer.Train(1, CancellationToken.None);
        }

        return losses;
    }
}
