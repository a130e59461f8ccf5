namespace TicketDsl;

/// <summary>Declares a control that is trained at every pruned level beside the ticket.</summary>
/// <param name="control">Which control.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class BranchAttribute(Control control) : Attribute
{
    /// <summary>Which control.</summary>
    public Control Control { get; } = control;

    /// <summary>Runs of the control for each ticket, 1 or more.</summary>
    public int Replicates { get; set; } = 1;
}
