using System.Net;
using Hangfire.Dashboard;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Lets in who comes from this machine and asks for it by an address or as <c>localhost</c>.</summary>
/// <remarks>Any other name may be one that a page out there has pointed at this machine, to read through a browser that runs here (DNS rebinding).</remarks>
internal sealed class ThisMachineFilter : IDashboardAuthorizationFilter
{
    private readonly LocalRequestsOnlyAuthorizationFilter _local = new();

    public bool Authorize(DashboardContext context)
    {
        var host = context.GetHttpContext().Request.Host.Host;
        return _local.Authorize(context) && (IPAddress.TryParse(host, out _) || host.Equals("localhost", StringComparison.OrdinalIgnoreCase));
    }
}
