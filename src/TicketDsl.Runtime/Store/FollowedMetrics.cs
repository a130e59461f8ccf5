using System.Text;
using TicketDsl.Runtime.Measures;

namespace TicketDsl.Runtime.Store;

/// <summary><c>metrics.csv</c> of a training that is not over: a row is there as soon as it is added. It is for people; what counts is written at the end.</summary>
internal sealed class FollowedMetrics(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>Adds a row; where that can not be, as on a full disk, there is none.</summary>
    public void Add(ValidationPoint point)
    {
        try
        {
            _file.Write(Encoding.ASCII.GetBytes(MetricsFile.Row(point)));
        }
        catch (Exception failure) when (failure is IOException or ArgumentOutOfRangeException)
        {
            // The training need not stop for it.
        }
    }

    public void Dispose() => _file.Dispose();
}
