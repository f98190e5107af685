using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace AudioEdition.Newsroom.Hosting;

/// <summary>Makes small web servers: one address, no files, no talk.</summary>
internal static class WebServer
{
    /// <summary>Makes a server that was not started; routes can be added to it.</summary>
    /// <param name="address"><c>http://host:port</c>; port 0 for any.</param>
    /// <param name="configure">Further services; null for none.</param>
    public static WebApplication Create(string address, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        configure?.Invoke(builder);
        return builder.Build();
    }
}
