using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The host.</summary>
    public static Device CPU { get; } = new(DeviceType.CPU);

    /// <summary>A device by its name: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    /// <exception cref="FormatException">It is no such name.</exception>
    public static Device device(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var parts = description.Split(':');
        var type = parts[0] switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            _ => throw new FormatException($"'{description}' is no device."),
        };
        return new Device(type, parts.Length > 1 ? int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture) : -1);
    }

    /// <summary>A device.</summary>
    public sealed class Device(DeviceType type, int index = -1)
    {
        /// <summary>Its kind.</summary>
        public DeviceType type { get; } = type;

        /// <summary>Which of its kind; −1 for the current one.</summary>
        public int index { get; } = index;
    }
}
