package switchboard.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import switchboard.model.AccessRules;
import switchboard.model.ListenerSettings;
import switchboard.server.ServerLimits;

/**
 * What the server is to do.
 *
 * @param headless whether to be the console even where a window could be shown
 * @param listeners where to listen, at least one
 * @param maxClients the most clients at once; empty for the usual limit
 * @param maxMessage the longest message in bytes; empty for the usual limit
 * @param limits what the server takes before it says no, those two apart
 * @param session the session file to make or continue; empty for a new one in the usual place
 * @param keep whether the session file stays when the program ends
 * @param access who may connect
 * @param certificate the files of a given certificate and key; empty for the user's own
 */
record ServerOptions(
        boolean headless,
        List<ListenerSettings> listeners,
        OptionalInt maxClients,
        OptionalInt maxMessage,
        ServerLimits limits,
        Optional<Path> session,
        boolean keep,
        AccessRules access,
        Optional<CertificateFiles> certificate) {
    /**
     * A given certificate.
     *
     * @param certificate the file with the certificate and those that vouch for it
     * @param key the file with its key
     */
    record CertificateFiles(Path certificate, Path key) {}

    ServerOptions {
        listeners = List.copyOf(listeners);
    }
}
