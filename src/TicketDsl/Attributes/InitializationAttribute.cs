namespace TicketDsl;

/// <summary>Declares what initial weights are drawn from; <see cref="Initializer.GlorotNormal"/> where it is not given.</summary>
/// <param name="initializer">The distribution.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InitializationAttribute(Initializer initializer) : Attribute
{
    /// <summary>The distribution.</summary>
    public Initializer Initializer { get; } = initializer;

    /// <summary>Standard deviation for <see cref="Initializer.TruncatedNormal"/>, above 0; the others have their own.</summary>
    public double StandardDeviation { get; set; } = 0.1;

    /// <summary>Weights lie in ± this for <see cref="Initializer.Uniform"/>, above 0 and never left out; the others have their own.</summary>
    public double Limit { get; set; }
}
