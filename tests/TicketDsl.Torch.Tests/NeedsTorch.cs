namespace TicketDsl.Torch.Tests;

/// <summary>Without a libtorch to run on, the tests of this namespace are skipped, and say why.</summary>
[SetUpFixture]
public sealed class NeedsTorch
{
    /// <summary>The device that tests run on; the host unless this variable names another.</summary>
    public static string Device { get; } = Environment.GetEnvironmentVariable("TICKET_TORCH_DEVICE") is { Length: > 0 } named ? named : "cpu";

    [OneTimeSetUp]
    public void Look()
    {
        if (TorchLibrary.Lack() is { } lack) Assert.Ignore($"{lack}; or run tests/stand-ins/TorchSharp/build.sh for the stand-in.");
    }
}
