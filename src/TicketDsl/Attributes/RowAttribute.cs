namespace TicketDsl;

/// <summary>Declares what a table has a row of at each level: an experiment's tickets, or one of its controls. A sweep gives a row for each of its points.</summary>
/// <param name="experiment">An experiment of this project.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class RowAttribute(Type experiment) : Attribute
{
    /// <summary>The experiment.</summary>
    public Type Experiment { get; } = experiment;

    /// <summary>Which of its controls; its tickets if left out.</summary>
    public Control Control { get; set; }

    /// <summary>What the row is called; the experiment's name, and the control's, if left out.</summary>
    public string? Name { get; set; }
}
