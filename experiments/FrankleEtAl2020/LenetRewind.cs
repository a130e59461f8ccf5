using Papers.FrankleCarbin2019;
using TicketDsl;

namespace Papers.FrankleEtAl2020;

/// <summary>
/// LeNet-300-100 by the step that tickets rewind to; copies on batches in another order show whether that step's weights are stable
/// (Frankle et al. 2020, sections 2 and 4).
/// </summary>
[Extends(typeof(LenetTickets))]
[Branch(Control.Reorder, Levels = [0, 3, 7, 9, 12, 15])]
[Sweep("IterativePruning.RewindTo", "0it", "100it", "500it", "2000it")]
public partial record LenetRewind;
