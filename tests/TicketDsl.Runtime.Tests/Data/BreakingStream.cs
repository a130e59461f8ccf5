namespace TicketDsl.Runtime.Tests.Data;

/// <summary>Gives some bytes, then fails as a lost connection does.</summary>
internal sealed class BreakingStream(byte[] first) : MemoryStream(first)
{
    // A derived MemoryStream's other reads all come here.
    public override int Read(byte[] buffer, int offset, int count) =>
        Position < Length ? base.Read(buffer, offset, count) : throw new IOException("Connection reset by peer");
}
