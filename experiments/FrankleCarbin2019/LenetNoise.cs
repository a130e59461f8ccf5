using TicketDsl;

namespace Papers.FrankleCarbin2019;

/// <summary>LeNet-300-100, tickets from initial weights with Gaussian noise on them (Frankle &amp; Carbin 2019, appendix on LeNet).</summary>
[Extends(typeof(LenetTickets))]
[Branch(Control.Noise, StandardDeviations = 0.5, Levels = [3, 7, 9, 12, 15])]
[Branch(Control.Noise, StandardDeviations = 1, Levels = [3, 7, 9, 12, 15])]
[Branch(Control.Noise, StandardDeviations = 2, Levels = [3, 7, 9, 12, 15])]
[Branch(Control.Noise, StandardDeviations = 3, Levels = [3, 7, 9, 12, 15])]
[Branch(Control.Reinitialize, Replicates = 3, Levels = [3, 7, 9, 12, 15])]
public partial record LenetNoise;
