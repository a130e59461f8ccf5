namespace TicketDsl.Runtime.Data;

/// <summary>A file that was held to its checksums.</summary>
/// <param name="Content">What it holds; null if that is not what it should be.</param>
/// <param name="Mismatch">Then, expected and found checksums in words.</param>
/// <param name="IsRebuilt">Whether the content is the known rebuild, not what was published.</param>
internal readonly record struct OpenedFile(byte[]? Content, string? Mismatch, bool IsRebuilt = false);
