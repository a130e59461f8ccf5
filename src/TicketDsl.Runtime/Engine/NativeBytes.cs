namespace TicketDsl.Runtime.Engine;

/// <summary>Memory that native arrays take.</summary>
internal static class NativeBytes
{
    /// <summary>Bytes that this thread allocated, less those it gave back.</summary>
    [ThreadStatic]
    internal static long Held;
}
