using System.Net;

namespace TicketDsl.Runtime.Tests.Data;

/// <summary>Answers requests from a function and counts them.</summary>
internal sealed class FakeNetwork(Func<string, HttpContent> answer) : HttpMessageHandler
{
    public List<string> Requests { get; } = [];

    /// <summary>A machine without network.</summary>
    public static FakeNetwork Refusing() => new(static _ => throw new HttpRequestException("Connection refused"));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.RequestUri!.AbsoluteUri);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = answer(Path.GetFileName(request.RequestUri.AbsolutePath)) };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));
}
