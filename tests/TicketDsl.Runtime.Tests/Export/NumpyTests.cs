using System.ComponentModel;
using System.Diagnostics;
using TicketDsl.Runtime.Export;

namespace TicketDsl.Runtime.Tests.Export;

/// <summary>NumPy itself reads what was written, where this machine has it.</summary>
public sealed class NumpyTests
{
    private const string Script = """
        import sys, numpy
        arrays = numpy.load(sys.argv[1])
        for name in arrays.files:
            array = arrays[name]
            print(name, array.dtype, array.shape, array.flatten().tolist())
        """;

    [Test]
    public void NumPy_reads_names_types_shapes_and_values() => AssertReads(
        [
            NpyArray.Of("Conv1.weight", [1, 2, 1, 2], new float[] { 0.5f, -1, 2, 3 }),
            NpyArray.Of("Bn1.gamma", [2], new byte[] { 0, 255 }),
            NpyArray.Of("batches", [2, 2], new[] { 7, -1, 65536, 3 }),
        ],
        """
        Conv1.weight float32 (1, 2, 1, 2) [0.5, -1.0, 2.0, 3.0]
        Bn1.gamma uint8 (2,) [0, 255]
        batches int32 (2, 2) [7, -1, 65536, 3]

        """);

    [Test]
    public void NumPy_reads_a_convolution_with_batch_norm()
    {
        var layer = Layer.Conv("Conv1", new Shape(2, 3, 3), 1, new Window(2, 1, 0), Activation.Relu) with { HasBatchNorm = true, HasBias = false };
        var weights = new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 1, 0.25f, -0.5f, 2 };

        AssertReads(
            [.. NetworkArrays.OfWeights([layer], weights)],
            """
            Conv1.weight float32 (1, 2, 2, 2) [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
            Conv1Norm.weight float32 (1,) [1.0]
            Conv1Norm.bias float32 (1,) [0.25]
            Conv1Norm.running_mean float32 (1,) [-0.5]
            Conv1Norm.running_var float32 (1,) [2.0]

            """);
    }

    private static void AssertReads(NpyArray[] arrays, string expected)
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.Create(path)) NpzArchive.Write(file, arrays);
            Assert.That(Python(path), Is.EqualTo(expected.ReplaceLineEndings("\n")));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What NumPy reads in a file; the test is skipped where there is none.</summary>
    internal static string Python(string path)
    {
        foreach (var python in (string[])["/usr/bin/python3", "python3", "python"])
        {
            try
            {
                var start = new ProcessStartInfo(python, ["-c", "import numpy"]) { RedirectStandardError = true };
                using (var hasNumpy = Process.Start(start)!)
                {
                    hasNumpy.StandardError.ReadToEnd();
                    hasNumpy.WaitForExit();
                    if (hasNumpy.ExitCode != 0) continue;
                }

                using var reader = Process.Start(new ProcessStartInfo(python, ["-c", Script, path]) { RedirectStandardOutput = true })!;
                var text = reader.StandardOutput.ReadToEnd();
                reader.WaitForExit();
                Assert.That(reader.ExitCode, Is.Zero);
                return text.ReplaceLineEndings("\n");
            }
            catch (Win32Exception)
            {
                // There is no such program; the next may be there.
            }
        }

        Assert.Ignore("No Python with NumPy on this machine (apt-get install python3-numpy).");
        return "";
    }
}
