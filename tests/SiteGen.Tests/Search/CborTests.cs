using FsCheck;
using FsCheck.Fluent;
using MlMath.SiteGen.Search;

namespace MlMath.SiteGen.Tests.Search;

public sealed class CborTests
{
    [Fact]
    public void A_text_is_read_as_it_was_written() =>
        Prop.ForAll<NonNull<string>>(text =>
            {
                // A lone half of a surrogate pair is no character.
                var whole = string.Concat(text.Get.Where(c => !char.IsSurrogate(c)));
                using var bytes = new MemoryStream();
                Cbor.WriteText(bytes, whole);
                var at = 0;
                return Cbor.ReadText(bytes.ToArray(), ref at) == whole && at == bytes.Length;
            })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(23, 1)]
    [InlineData(24, 2)]
    [InlineData(255, 2)]
    [InlineData(256, 3)]
    [InlineData(65_535, 3)]
    [InlineData(65_536, 5)]
    public void A_count_takes_as_few_bytes_as_it_can(int count, int bytes)
    {
        using var written = new MemoryStream();
        Cbor.WriteArray(written, count);
        var at = 0;

        Cbor.ReadArray(written.ToArray(), ref at).ShouldBe(count);

        at.ShouldBe(bytes);
    }

    [Fact]
    public void Another_kind_of_item_is_refused()
    {
        var at = 0;

        Should.Throw<InvalidDataException>(() => Cbor.Skip([0xF5], ref at));
    }
}
