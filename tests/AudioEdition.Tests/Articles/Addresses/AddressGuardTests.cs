using System.Net;
using AudioEdition.Articles.Addresses;
using CsCheck;

namespace AudioEdition.Tests.Articles.Addresses;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("64:ff9b::808:808")]
    public void The_public_web_is_public(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.255.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:db8::1")]
    public void What_is_inside_or_special_is_not(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void However_it_is_wrapped_a_private_address_stays_private() =>
        Gen.Select(Gen.OneOf<byte>(10, 127, 0, 224, 250), Gen.Byte, Gen.Byte, Gen.Byte).Sample((a, b, c, d) =>
        {
            byte[] v4 = [a, b, c, d];
            byte[] mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, .. v4];
            byte[] translated = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, .. v4];
            byte[] sixToFour = [0x20, 0x02, .. v4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
            byte[] compatible = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. v4];
            return new[] { v4, mapped, translated, sixToFour, compatible }.All(bytes => !AddressGuard.IsPublic(new IPAddress(bytes)));
        });

    [Theory]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://localhost/")]
    [InlineData("http://①②⑦.0.0.1/")]
    public async Task However_it_is_written_the_own_machine_is_refused(string address)
    {
        // A port where nobody listens: were it asked, the failure would be another.
        using var fetcher = new AddressFetcher(new FetchOptions { Retries = 0 });

        var failure = await Assert.ThrowsAsync<AddressException>(() => fetcher.FetchAsync(new Uri(address), cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(failure.IsRefused, failure.Message);
    }
}
