namespace TicketDsl;

/// <summary>
/// Changes one setting of a variant by its name: <c>[Set("Fc1.Dropout", 0.5)]</c>. It is for what a variant can not write as an
/// attribute of its own, above all what its base says of single layers.
/// </summary>
/// <param name="setting">
/// The setting: an attribute's name and the argument's, <c>Adam.LearningRate</c>, or a layer's name and the setting's, <c>Fc1.Dropout</c>;
/// <c>*.Dropout</c> is that of every layer that can have it but the last.
/// </param>
/// <param name="value">Its value, of the type that the attribute has; a step is text, such as <c>"500it"</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SetAttribute(string setting, object value) : Attribute
{
    /// <summary>The setting.</summary>
    public string Setting { get; } = setting;

    /// <summary>Its value.</summary>
    public object Value { get; } = value;
}
