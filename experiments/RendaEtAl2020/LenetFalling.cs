using Papers.FrankleCarbin2019;
using TicketDsl;

namespace Papers.RendaEtAl2020;

/// <summary>LeNet-300-100 with a learning rate that falls, rewound in weights and learning rate (Renda, Frankle &amp; Carbin 2020, section 2).</summary>
[Extends(typeof(LenetTickets))]
[StepDecay(0.1, "25000it", "37500it")]
public partial record LenetFalling;
