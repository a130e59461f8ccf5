namespace TicketDsl;

/// <summary>The learning rate falls to 0 along half a cosine over the whole training (Loshchilov &amp; Hutter 2017, equation 5, without restarts).</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CosineDecayAttribute : Attribute;
