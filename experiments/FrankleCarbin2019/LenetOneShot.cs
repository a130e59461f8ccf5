using TicketDsl;

namespace Papers.FrankleCarbin2019;

/// <summary>LeNet-300-100 on MNIST, one-shot pruning to the sizes of iterative pruning, 1 − 0.8ⁿ (Frankle &amp; Carbin 2019, section 2).</summary>
[Experiment(Dataset.Mnist, Replicates = 5, Seed = "LenetMnist")]
[Training("50000it", BatchSize = 60, Validation = 5_000, EvaluateEvery = "100it")]
[Adam(1.2e-3)]
[OneShotPruning(Fractions = [0.2, 0.36, 0.488, 0.5904, 0.6723, 0.7379, 0.7903, 0.8322, 0.8658, 0.8926, 0.9141, 0.9313, 0.945, 0.956, 0.9648, 0.9719, 0.9775, 0.982, 0.9856, 0.9885])]
[Branch(Control.Reinitialize, Replicates = 3)]
public partial record LenetOneShot([Linear(300), Relu] Layer Fc1, [Linear(100), Relu] Layer Fc2, [Linear(10)] Layer Output);
