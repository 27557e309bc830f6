package switchboard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import switchboard.model.AccessRules;
import switchboard.model.DiskLimits;
import switchboard.model.ListenerSettings;
import switchboard.server.context.ServerLimits;

/**
 * The options of the server as values.
 *
 * <p>Immutable.
 *
 * @param headless whether to run the console even where a window could be shown
 * @param listeners the listeners to start, at least one
 * @param maxClients the largest number of simultaneous clients; empty for the default
 * @param maxMessage the longest message in bytes; empty for the default
 * @param limits the other limits of the server
 * @param disk the limits on what the recording takes of its disk
 * @param session the session file to create or continue; empty for a new one in the usual folder
 * @param keep whether the session is recorded in a file
 * @param access the access rules
 * @param certificate the files of a given certificate and key; empty for the user's own
 */
public record ServerOptions(
        boolean headless,
        List<ListenerSettings> listeners,
        OptionalInt maxClients,
        OptionalInt maxMessage,
        ServerLimits limits,
        DiskLimits disk,
        Optional<Path> session,
        boolean keep,
        AccessRules access,
        Optional<CertificateFiles> certificate) {
    /**
     * The files of a given certificate.
     *
     * @param certificate the file with the certificate and its chain
     * @param key the file with its private key
     */
    public record CertificateFiles(Path certificate, Path key) {}

    public ServerOptions {
        listeners = List.copyOf(listeners);
    }
}
