using System.Runtime.InteropServices;

namespace TicketDsl.Torch;

/// <summary>Tells a lack of memory from other failures of libtorch, which has one kind of exception for all.</summary>
internal static class OutOfMemory
{
    private static readonly string[] Texts = ["out of memory", "can't allocate memory", "not enough memory"];

    /// <summary>Whether memory was what lacked, on a device or on the host.</summary>
    public static bool Is(Exception failure) =>
        failure is OutOfMemoryException
        || (failure is ExternalException && Texts.Any(text => failure.Message.Contains(text, StringComparison.OrdinalIgnoreCase)));
}
