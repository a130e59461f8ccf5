using TicketDsl.Generators.Model;

namespace TicketDsl.Generators.Variants;

/// <summary>Makes the settings of a part of an owner: of its training, of an optimizer of one kind.</summary>
/// <param name="csharp">What the names begin with in C#.</param>
/// <param name="yaml">What they begin with in YAML.</param>
/// <param name="part">The part; one of another kind has none of the settings.</param>
/// <param name="put">The owner with another part.</param>
internal sealed class PartSettings<TOwner, TPart>(string csharp, string yaml, Func<TOwner, object?> part, Func<TOwner, TPart, TOwner> put)
    where TPart : class
{
    /// <summary>A setting of the part.</summary>
    public Setting<TOwner> Of<T>(DeclarationField field, string name, string key, SettingType? type, Func<TPart, T> get, Func<TPart, T, TPart> with) => new(
        field, csharp + name, yaml + key, type,
        owner => part(owner) is TPart,
        owner => get((TPart)part(owner)!),
        (owner, value) => put(owner, with((TPart)part(owner)!, (T)value!)));
}
