using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TicketDsl.Torch;

/// <summary>Whether there is a TorchSharp that runs, and which devices it has.</summary>
public static class TorchLibrary
{
    private const string Packages = "build with -p:Torch=cpu, -p:Torch=cuda-linux or -p:Torch=cuda-windows";

    /// <summary>Why the engine can not run in this program, in one line that says what brings it; null where it can.</summary>
    public static string? Lack()
    {
        try
        {
            CudaDevices();
            return null;
        }
        catch (FileNotFoundException)
        {
            return $"this build has no TorchSharp; {Packages}";
        }
        catch (Exception failure) when (Innermost(failure) is DllNotFoundException or NotSupportedException or BadImageFormatException or EntryPointNotFoundException)
        {
            return $"TorchSharp found no native library ({Innermost(failure).Message.TrimEnd('.')}); {Packages} for this operating system";
        }
    }

    /// <summary>CUDA devices that can be used; 0 where the engine itself can not run.</summary>
    public static int Devices() => Lack() is null ? CudaDevices() : 0;

    /// <summary>Holds a device's name to what there is.</summary>
    /// <exception cref="TicketException">There is no such device, or no libtorch.</exception>
    public static void Require(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (Lack() is { } lack) throw new TicketException($"the torch engine can not run: {lack}", badUse: true);
        if (device == "cpu") return;
        var index = device == "cuda" ? 0 : device.StartsWith("cuda:", StringComparison.Ordinal) && byte.TryParse(device.AsSpan(5), out var given) ? given : -1;
        if (index < 0) throw new TicketException($"--device {device}: there is no such device; give cpu, cuda or cuda:N", badUse: true);
        var devices = CudaDevices();
        if (devices == 0) throw new TicketException($"--device {device}: no CUDA device is found; give --device cpu, or build with -p:Torch=cuda-linux or -p:Torch=cuda-windows", badUse: true);
        if (index >= devices) throw new TicketException($"--device {device}: there are {devices} CUDA devices; give cuda:0 to cuda:{devices - 1}", badUse: true);
    }

    // By itself: where the assembly is missing, calling this is what fails.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CudaDevices() => cuda.is_available() ? cuda.device_count() : 0;

    private static Exception Innermost(Exception failure) => failure.InnerException is { } inner ? Innermost(inner) : failure;
}
