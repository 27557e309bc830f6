package switchboard.cli;

import picocli.CommandLine.Parameters;

/**
 * The arguments that name the server to connect to.
 *
 * <p>Filled in by picocli; used by one thread.
 */
final class ServerAddressArguments {
    @Parameters(index = "0", paramLabel = "HOST", description = "The server's address or name.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "PORT", description = "The server's port.")
    private String port = "";

    String host() throws UsageException {
        return OptionValues.host(host);
    }

    int port() throws UsageException {
        return OptionValues.port("PORT", port, false);
    }
}
