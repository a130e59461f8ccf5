namespace TicketDsl.Runtime.Engine.Updates;

/// <summary>Rules of later iterations.</summary>
internal static class UpdateRules
{
    /// <summary>The rule after so many steps: by as many times the next, so that powers are multiplied up as in training.</summary>
    public static TRule After<TRule>(OptimizerDefinition optimizer, int steps)
        where TRule : struct, IUpdateRule<TRule>
    {
        var rule = TRule.First(optimizer);
        for (var step = 0; step < steps; step++) rule = rule.Next();
        return rule;
    }
}
