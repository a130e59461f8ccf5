using System.Collections.Concurrent;
using System.Diagnostics;
using TicketDsl.Runtime.Running;

namespace TicketDsl.Runtime.Tests.Running;

public sealed class WorkQueueTests
{
    [Test]
    public void All_work_is_done_that_added_by_work_too([Values(1, 2, 5)] int threads)
    {
        var done = new ConcurrentBag<int>();
        var queue = new WorkQueue(threads);
        for (var i = 0; i < 10; i++)
        {
            var first = i;
            queue.Add(0, urgent: true, _ =>
            {
                done.Add(first);
                for (var second = 1; second <= 3; second++)
                {
                    var number = first + 10 * second;
                    queue.Add(0, urgent: false, _ => done.Add(number));
                }
            });
        }

        Run(queue);

        Assert.That(done, Is.EquivalentTo(Enumerable.Range(0, 40)));
    }

    [Test]
    public void On_one_thread_urgent_work_goes_first_and_in_the_order_it_was_added()
    {
        var done = new List<string>();
        var queue = new WorkQueue(1);
        queue.Add(0, urgent: false, _ => done.Add("c"));
        queue.Add(0, urgent: true, _ =>
        {
            done.Add("a");
            queue.Add(0, urgent: false, _ => done.Add("d"));
            queue.Add(0, urgent: true, _ => done.Add("b2"));
        });
        queue.Add(0, urgent: true, _ => done.Add("b1"));

        Run(queue);

        Assert.That(done, Is.EqualTo(new[] { "a", "b1", "b2", "c", "d" }));
    }

    [Test]
    public void On_one_thread_an_earlier_experiment_is_done_before_a_later_one_begins()
    {
        var done = new List<string>();
        var queue = new WorkQueue(1);
        var (second, first) = (Share(1), Share(0));
        second.Add(urgent: true, _ => done.Add("c"));
        first.Add(urgent: false, _ => done.Add("b"));
        first.Add(urgent: true, _ => first.Add(urgent: true, _ => done.Add("a")));

        Run(queue);

        Assert.That(done, Is.EqualTo(new[] { "a", "b", "0 is done", "c", "1 is done" }));

        WorkShare Share(int place) => new(queue, place, () => done.Add($"{place} is done"));
    }

    [Test]
    public void A_thread_that_one_experiment_has_nothing_for_begins_the_next()
    {
        using var second = new ManualResetEventSlim();
        var done = new ConcurrentQueue<int>();
        var queue = new WorkQueue(2);
        new WorkShare(queue, 0, () => done.Enqueue(0)).Add(urgent: true, stop => Assert.That(second.Wait(5000, stop), "the second one runs beside it"));
        new WorkShare(queue, 1, () => done.Enqueue(1)).Add(urgent: true, _ => second.Set());

        Run(queue);

        Assert.That(done, Is.EquivalentTo([0, 1]));
    }

    [Test]
    public void An_experiment_whose_work_failed_is_not_done()
    {
        var queue = new WorkQueue(1);
        var share = new WorkShare(queue, 0, () => Assert.Fail("It is not done."));
        share.Add(urgent: true, _ => throw new InvalidDataException());

        Assert.That(() => Run(queue), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void Work_runs_side_by_side_on_as_many_threads_as_asked_for()
    {
        using var all = new Barrier(3);
        var queue = new WorkQueue(3);
        for (var i = 0; i < 3; i++) queue.Add(0, urgent: true, stop => Assert.That(all.SignalAndWait(5000, stop)));

        Run(queue);

        Assert.That(all.CurrentPhaseNumber, Is.EqualTo(1));
    }

    [Test]
    public void A_failure_is_thrown_as_it_is_and_the_rest_is_not_begun()
    {
        var begun = 0;
        var queue = new WorkQueue(1);
        queue.Add(0, urgent: true, _ => throw new InvalidDataException("the first"));
        for (var i = 0; i < 5; i++) queue.Add(0, urgent: true, _ => begun++);

        Assert.That(() => Run(queue), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("the first"));
        Assert.That(begun, Is.Zero);
    }

    [Test]
    public void A_failure_stops_work_under_way_and_wakes_threads_that_wait()
    {
        using var underWay = new ManualResetEventSlim();
        var queue = new WorkQueue(4);
        queue.Add(0, urgent: true, stop =>
        {
            underWay.Set();
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        });
        queue.Add(0, urgent: true, stop =>
        {
            underWay.Wait(5000, stop);
            throw new InvalidDataException();
        });

        Assert.That(() => Run(queue), Throws.TypeOf<InvalidDataException>());
    }

    [Test]
    public void A_cancellation_is_thrown_at_once([Values(1, 4)] int threads)
    {
        using var source = new CancellationTokenSource();
        var clock = new Stopwatch();
        var queue = new WorkQueue(threads);
        queue.Add(0, urgent: true, stop =>
        {
            clock.Start();
            source.Cancel();
            stop.ThrowIfCancellationRequested();
        });
        queue.Add(0, urgent: false, stop => stop.WaitHandle.WaitOne());

        Assert.That(() => Run(queue, source.Token), Throws.InstanceOf<OperationCanceledException>());

        // A matter of microseconds; the rest is for a machine with other things to do.
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void Work_is_not_begun_after_a_cancellation()
    {
        var begun = 0;
        var queue = new WorkQueue(2);
        queue.Add(0, urgent: true, _ => begun++);

        Assert.That(() => Run(queue, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(begun, Is.Zero);
    }

    [Test]
    public void An_empty_queue_is_done()
    {
        Assert.That(() => Run(new WorkQueue(2)), Throws.Nothing);
    }

    /// <summary>Runs it, but not for ever.</summary>
    private static void Run(WorkQueue queue, CancellationToken cancellation = default)
    {
        var run = Task.Factory.StartNew(() => queue.Run(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Task.WhenAny(run, Task.Delay(10_000, CancellationToken.None)).GetAwaiter().GetResult() != run) Assert.Fail("The queue hangs.");
        run.GetAwaiter().GetResult();
    }
}
