using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Tests.Execution;

/// <summary>A cell is stopped for what it does, not for what else the machine has to do.</summary>
public sealed class CellClockTests
{
    private readonly CellClock _clock = new(TimeSpan.FromSeconds(30));

    [Fact]
    public void A_cell_that_a_busy_machine_lets_wait_for_its_turn_goes_on()
    {
        for (var wall = 0.0; wall < 290; wall += 0.1)
        {
            Look(wall, processor: wall / 100, idle: false).ShouldBeNull();
        }
    }

    [Fact]
    public void A_cell_that_computes_ends_by_its_processor_time()
    {
        Look(31, processor: 29.9, idle: false).ShouldBeNull();
        Look(45, processor: 30.1, idle: false).ShouldBe("ran longer than 30 s");
    }

    [Fact]
    public void Many_threads_are_no_less_time() => Look(29, processor: 29 * 16, idle: false).ShouldBeNull();

    [Fact]
    public void A_cell_that_waits_ends_soon_after_its_bound()
    {
        Look(29, processor: 1, idle: true).ShouldBeNull();
        var looks = Enumerable.Range(1, 20).Select(i => Look(30 + i * 0.1, processor: 1, idle: true)).ToList();

        looks.TakeWhile(l => l is null).Count().ShouldBe(9);
        looks[9].ShouldBe("waited for something that did not come within 30 s");
    }

    [Fact]
    public void A_cell_that_rests_now_and_then_is_not_one_that_waits()
    {
        for (var i = 1; i < 1000; i++)
        {
            Look(30 + i * 0.1, processor: 20, idle: i % 10 != 0).ShouldBeNull();
        }
    }

    [Fact]
    public void No_cell_goes_on_for_ever() =>
        Look(300.1, processor: 3, idle: false).ShouldBe("did not end within 300 s");

    [Fact]
    public void The_next_cell_has_waited_for_nothing_yet()
    {
        for (var i = 1; i < 10; i++)
        {
            Look(31, processor: 1, idle: true).ShouldBeNull();
        }

        _clock.Restart();

        Look(31, processor: 1, idle: true).ShouldBeNull();
    }

    private string? Look(double wall, double processor, bool idle) =>
        _clock.Ended(TimeSpan.FromSeconds(wall), TimeSpan.FromSeconds(processor), () => idle);
}
