namespace TicketDsl;

/// <summary>The learning rate is multiplied at each milestone, for example by 0.1 at 80 and at 120 of 160 epochs (He et al. 2016, section 4.2).</summary>
/// <param name="factor">By what, in (0, 1).</param>
/// <param name="milestones">When, ascending and before the end of training: the steps from which the new rate holds, such as <c>80ep</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StepDecayAttribute(double factor, params string[] milestones) : Attribute
{
    /// <summary>By what the learning rate is multiplied.</summary>
    public double Factor { get; } = factor;

    /// <summary>When.</summary>
    public IReadOnlyList<string> Milestones { get; } = milestones;
}
