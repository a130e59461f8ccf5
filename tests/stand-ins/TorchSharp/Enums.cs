namespace TorchSharp;

/// <summary>Where a tensor lies.</summary>
public enum DeviceType
{
    /// <summary>The host.</summary>
    CPU = 0,

    /// <summary>A CUDA device.</summary>
    CUDA = 1,
}

public static partial class torch
{
    /// <summary>What a tensor holds.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned bytes.</summary>
        Byte = 0,

        /// <summary>Integers of 64 bits.</summary>
        Int64 = 4,

        /// <summary>Floats of 32 bits.</summary>
        Float32 = 6,

        /// <summary>True or false, a byte each.</summary>
        Bool = 11,
    }
}
