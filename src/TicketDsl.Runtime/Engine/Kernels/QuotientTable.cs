namespace TicketDsl.Runtime.Engine.Kernels;

/// <summary>Remembers of the table that was asked for last whether it holds the quotients byte / 255: trying all bytes takes a microsecond.</summary>
internal sealed class QuotientTable
{
    private float[]? _last;
    private bool _areQuotients;

    /// <summary><see cref="ByteInputs.AreQuotients"/> of a table that is never written to.</summary>
    public bool Has(float[] values)
    {
        if (ReferenceEquals(values, _last)) return _areQuotients;
        (_last, _areQuotients) = (values, ByteInputs.AreQuotients(values));
        return _areQuotients;
    }
}
