using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace VerifyNUnit;

/// <summary>
/// Holds a text to the snapshot beside the test's source: the part of Verify.NUnit's class of that name that the tests here use.
/// Build with <c>-p:VerifyPackage=true</c> for the real one.
/// </summary>
/// <remarks>
/// Nothing is scrubbed, neither identifiers nor dates nor paths: what is verified must be the same on every machine by itself.
/// Text snapshots serve both this class and the package; the package may lay out an object in another way.
/// </remarks>
public static class Verifier
{
    /// <summary>Compares with <c>{Class}.{Method}.verified.{extension}</c>; line ends and a newline at the end do not count.</summary>
    /// <param name="target">The text; null and the empty text are stored as the words <c>null</c> and <c>emptyString</c>.</param>
    /// <param name="extension">Of the snapshot's file, without the dot.</param>
    /// <param name="sourceFile">The compiler fills it in.</param>
    /// <exception cref="VerifyException">They differ, or there is no snapshot yet (through the task).</exception>
    public static Task Verify(string? target, string extension = "txt", [CallerFilePath] string sourceFile = "") =>
        Compare(target switch { null => "null", "" => "emptyString", _ => target }, extension, sourceFile);

    /// <summary>Compares the text of an object, a member a line, with <c>{Class}.{Method}.verified.txt</c>.</summary>
    /// <exception cref="VerifyException">They differ, or there is no snapshot yet (through the task).</exception>
    public static Task Verify(object? target, [CallerFilePath] string sourceFile = "") =>
        target is string text ? Verify(text, "txt", sourceFile) : Compare(ObjectText.Of(target), "txt", sourceFile);

    private static Task Compare(string text, string extension, string sourceFile)
    {
        var test = TestContext.CurrentContext.Test;
        var name = SnapshotName.Of(
            test.ClassName ?? throw new VerifyException("Verify must be called inside an NUnit test."),
            test.MethodName ?? test.Name,
            test.MethodInfo?.GetParameters().Select(parameter => parameter.Name ?? "") ?? [],
            test.Arguments);
        try
        {
            new Snapshot(Path.GetDirectoryName(sourceFile) ?? "", name, extension).Compare(text);
            return Task.CompletedTask;
        }
        catch (VerifyException difference)
        {
            return Task.FromException(difference);
        }
    }
}
