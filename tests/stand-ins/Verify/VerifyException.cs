namespace VerifyNUnit;

/// <summary>A text is not its snapshot; the message shows the lines and how to accept them.</summary>
public sealed class VerifyException(string message) : Exception(message);
