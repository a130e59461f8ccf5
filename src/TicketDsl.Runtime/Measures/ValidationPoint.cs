namespace TicketDsl.Runtime.Measures;

/// <summary>One validation along a training.</summary>
/// <param name="Iteration">After how many iterations.</param>
/// <param name="Loss">Mean loss over the validation examples.</param>
/// <param name="Accuracy">Share of them that is right, 0 to 1.</param>
public readonly record struct ValidationPoint(int Iteration, double Loss, double Accuracy);
