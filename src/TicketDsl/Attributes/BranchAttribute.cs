namespace TicketDsl;

/// <summary>Declares a control that is trained beside the ticket, at every pruned level or at those it names.</summary>
/// <param name="control">Which control.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class BranchAttribute(Control control) : Attribute
{
    /// <summary>Which control.</summary>
    public Control Control { get; } = control;

    /// <summary>Runs of the control for each ticket, 1 or more.</summary>
    public int Replicates { get; set; } = 1;

    /// <summary>The levels it branches off, ascending; every pruned level if left out. Level 0, the dense network, is for <see cref="Control.Reorder"/> alone.</summary>
    public int[] Levels { get; set; } = [];

    /// <summary>For <see cref="Control.Noise"/>, and needed there: standard deviations of the layer's initial distribution that the noise has, above 0.</summary>
    public double StandardDeviations { get; set; }
}
