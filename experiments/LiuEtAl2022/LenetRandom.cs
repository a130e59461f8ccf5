using Papers.FrankleCarbin2019;
using TicketDsl;

namespace Papers.LiuEtAl2022;

/// <summary>LeNet-300-100 pruned at random before training, densities of layers by Erdős–Rényi-Kernel (Liu et al. 2022, section 3).</summary>
[Extends(typeof(LenetOneShot), Without = [ExperimentPart.Branches])]
[RandomPruning(Densities = [0.5, 0.2, 0.1, 0.05, 0.02], Ratio = RatioRule.Erk)]
public partial record LenetErk;

/// <summary>LeNet-300-100 pruned at random before training, by other densities of layers (Liu et al. 2022, section 3).</summary>
[Extends(typeof(LenetErk))]
[Sweep("RandomPruning.Ratio", RatioRule.Uniform, RatioRule.SnipRatio)]
public partial record LenetRandom;

/// <summary>LeNet-150-50 pruned at random (Liu et al. 2022, section 4: narrow networks).</summary>
[Extends(typeof(LenetErk))]
[Set("Fc1.Units", 150)]
[Set("Fc2.Units", 50)]
public partial record LenetErk150;

/// <summary>LeNet-600-200 pruned at random (Liu et al. 2022, section 4: wide networks).</summary>
[Extends(typeof(LenetErk))]
[Set("Fc1.Units", 600)]
[Set("Fc2.Units", 200)]
public partial record LenetErk600;
