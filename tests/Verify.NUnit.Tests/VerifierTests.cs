namespace VerifyNUnit.Tests;

public sealed class VerifierTests
{
    [Test]
    public async Task A_text_is_held_to_the_file_beside_its_test() => await Verifier.Verify("a snapshot\nof two lines");

    [TestCase("lenet", 2)]
    public async Task An_argument_is_in_the_file_name(string network, int level) => await Verifier.Verify($"{network} at level {level}", "md");

    [Test]
    public async Task An_object_is_laid_out_member_by_member() => await Verifier.Verify(new
    {
        Name = "Fc1",
        Density = 0.2,
        Nothing = (string?)null,
        Day = DayOfWeek.Friday,
        Sizes = new[] { 784, 300 },
        Empty = Array.Empty<int>(),
        Inner = new { Prunes = true },
        Counts = new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 },
    });

    [Test]
    public void A_failure_comes_through_the_task()
    {
        var folder = Directory.CreateTempSubdirectory("verify-");
        try
        {
            var task = Verifier.Verify("text", "txt", Path.Combine(folder.FullName, "Source.cs"));
            Assert.That(task.Exception?.InnerException, Is.TypeOf<VerifyException>());
            Assert.That(folder.GetFiles().Select(static file => file.Name), Is.EqualTo(new[] { "VerifierTests.A_failure_comes_through_the_task.received.txt" }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
