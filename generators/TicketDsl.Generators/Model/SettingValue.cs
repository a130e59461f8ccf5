namespace TicketDsl.Generators.Model;

/// <summary>A value that is given to a setting by its name, before it is known what the setting takes.</summary>
/// <param name="Written">The value as a message shows it.</param>
internal sealed record SettingValue(string Written)
{
    /// <summary>The number that it is, if it is one.</summary>
    public double? Number { get; init; }

    /// <summary>The whole number that it is, if it is one.</summary>
    public int? Whole { get; init; }

    /// <summary>The truth that it is, if it is one.</summary>
    public bool? Truth { get; init; }

    /// <summary>The text that it is, if it is some.</summary>
    public string? Text { get; init; }

    /// <summary>The enumeration whose word it is, in C#; in YAML a word is text.</summary>
    public string? Enumeration { get; init; }

    /// <summary>The number of the word.</summary>
    public int Word { get; init; }
}

/// <summary>A setting that is changed by its name.</summary>
/// <param name="Setting">The name.</param>
/// <param name="Value">What it becomes.</param>
internal sealed record SettingChange(string Setting, SettingValue Value);

/// <summary>A setting that is swept over.</summary>
/// <param name="Setting">Its name.</param>
/// <param name="Values">Its values, in declared order.</param>
internal sealed record SweepSpec(string Setting, EquatableArray<SettingValue> Values);
