using System.Text.Json;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Store;

/// <summary>What all trainings of a replicate have in common: network, data, loss, initial weights, training and optimizer, as members of a declaration.</summary>
/// <remarks>
/// Steps are written in iterations, so that an epoch and its iterations are one. Layers have their names, since results carry them;
/// how they are pruned stands with the pruning.
/// </remarks>
internal static class ProblemText
{
    public static void Write(Utf8JsonWriter json, ExperimentDefinition experiment, IterationPlan plan)
    {
        json.WriteObject("network", () =>
        {
            json.WriteString("input", experiment.Network.Input.ToString());
            json.WriteArray("parts", experiment.Network.Parts, part => Part(json, part));
        });
        json.WriteString("loss", experiment.Loss.ToString());
        json.WriteObject("initialization", () =>
        {
            json.WriteString("initializer", experiment.Initialization.Initializer.ToString());
            json.WriteDouble("standard-deviation", experiment.Initialization.StandardDeviation);
            json.WriteDouble("limit", experiment.Initialization.Limit);
        });
        json.WriteObject("training", () =>
        {
            json.WriteNumber("iterations", plan.Total);
            json.WriteNumber("batch", plan.BatchSize);
            json.WriteNumber("validation", experiment.Training.Validation);
            json.WriteNumber("evaluate-every", plan.EvaluateEvery);
            json.WriteBoolean("flip", experiment.Training.Augmentation.Flip);
            json.WriteNumber("crop-padding", experiment.Training.Augmentation.CropPadding);
        });
        json.WriteObject("optimizer", () => Optimizer(json, experiment.Optimizer, plan));
    }

    private static void Optimizer(Utf8JsonWriter json, OptimizerDefinition optimizer, IterationPlan plan)
    {
        switch (optimizer)
        {
            case AdamDefinition adam:
                json.WriteString("kind", "Adam");
                json.WriteDouble("beta1", adam.Beta1);
                json.WriteDouble("beta2", adam.Beta2);
                json.WriteDouble("epsilon", adam.Epsilon);
                break;
            case SgdDefinition sgd:
                json.WriteString("kind", "SGD");
                json.WriteDouble("momentum", sgd.Momentum);
                json.WriteBoolean("nesterov", sgd.Nesterov);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer, "There is no text for this optimizer.");
        }

        json.WriteDouble("learning-rate", optimizer.LearningRate);
        json.WriteDouble("weight-decay", optimizer.WeightDecay);
        json.WriteNumber("warm-up", optimizer.WarmUp.InIterations(plan.PerEpoch));
        json.WriteObject("decay", () =>
        {
            switch (optimizer.Decay)
            {
                case NoDecay:
                    json.WriteString("kind", "none");
                    break;
                case CosineDecay:
                    json.WriteString("kind", "cosine");
                    break;
                case StepDecay steps:
                    json.WriteString("kind", "step");
                    json.WriteDouble("factor", steps.Factor);
                    json.WriteArray("milestones", steps.Milestones, step => json.WriteNumberValue(step.InIterations(plan.PerEpoch)));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer.Decay, "There is no text for this decay.");
            }
        });
    }

    private static void Part(Utf8JsonWriter json, NetworkPart part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case LayerPart single:
                Layer(json, single.Layer);
                break;
            case ResidualPart residual:
                json.WriteString("residual", residual.Name);
                json.WriteArray("body", residual.Body, inner => Part(json, inner));
                if (residual.Projection is { } projection) json.WriteObject("projection", () => Layer(json, projection));
                json.WriteString("activation", residual.Activation.ToString());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "There is no text for this part.");
        }

        json.WriteEndObject();
    }

    private static void Layer(Utf8JsonWriter json, Layer layer)
    {
        json.WriteString("name", layer.Name);
        json.WriteString("kind", layer.Kind.ToString());
        json.WriteNumber("inputs", layer.Inputs);
        json.WriteNumber("units", layer.Units);
        json.WriteString("activation", layer.Activation.ToString());
        if (layer.From != Shape.Flat(layer.Inputs)) json.WriteString("from", layer.From.ToString());
        if (layer.To != Shape.Flat(layer.Units)) json.WriteString("to", layer.To.ToString());
        if (layer.Window is { } window)
        {
            json.WriteArray("window", [window.Size, window.Stride, window.Padding], json.WriteNumberValue);
        }

        if (!layer.HasBias) json.WriteBoolean("bias", false);
        if (layer.HasBatchNorm) json.WriteBoolean("batch-norm", true);
        if (layer.Dropout != 0) json.WriteDouble("dropout", layer.Dropout);
    }
}
