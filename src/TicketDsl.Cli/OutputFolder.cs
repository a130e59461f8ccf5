using System.Text;
using TicketDsl.Runtime.Reporting;

namespace TicketDsl.Cli;

/// <summary>A folder that results are written to, each file whole or not at all.</summary>
internal sealed class OutputFolder
{
    private readonly string _path;

    private OutputFolder(string path) => _path = path;

    /// <summary>Makes the folder where it is not there, and sees that a file can be written to it.</summary>
    /// <exception cref="TicketException">It cannot.</exception>
    public static OutputFolder Open(string path)
    {
        var folder = new OutputFolder(path);
        folder.Try(() =>
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".ticket-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        });
        return folder;
    }

    /// <summary>The file of a result; a shortened one never takes the place of the declared experiment's.</summary>
    public static string FileName(string name, bool isShortened, string extension) => $"{name}{(isShortened ? ".shortened" : "")}.{extension}";

    /// <summary>The file of a table; one of less than the full protocol never takes the full one's place.</summary>
    public static string FileName(string name, TableForm form, string extension) => form switch
    {
        TableForm.Full => $"{name}.{extension}",
        TableForm.Reduced => $"{name}.reduced.{extension}",
        TableForm.Shortened => FileName(name, isShortened: true, extension),
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    /// <summary>Writes files of text, all of them or none.</summary>
    public void Write(params IReadOnlyList<(string Name, string Text)> files) => Write([.. files.Select(
        file => (file.Name, (Action<Stream>)(stream => stream.Write(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(file.Text)))))]);

    /// <summary>Writes files beside their places and, when all are whole, renames them into these.</summary>
    public void Write(params IReadOnlyList<(string Name, Action<Stream> Content)> files) => Try(() =>
    {
        var paths = files.Select(file => Path.Combine(_path, file.Name)).ToArray();
        try
        {
            foreach (var (path, file) in paths.Zip(files))
            {
                using var stream = File.Create(Beside(path));
                file.Content(stream);
            }

            foreach (var path in paths) File.Move(Beside(path), path, overwrite: true);
        }
        finally
        {
            foreach (var path in paths) File.Delete(Beside(path));
        }

        static string Beside(string path) => path + ".tmp";
    });

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new TicketException($"--output {_path}: cannot write there ({failure.Message.TrimEnd('.')}); give a folder that you may write to.", inner: failure);
        }
    }
}
