package switchboard.ui.listen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import switchboard.model.ListenerInfo;
import switchboard.system.FileFailure;
import switchboard.ui.Strings;
import switchboard.ui.edt.BackgroundTasks;
import switchboard.ui.edt.FutureCallbacks;

/**
 * Saves the certificate of a TLS listener in a new file, to hand it out to clients.
 *
 * <p>Event dispatch thread only; the file is written on another thread. An existing file stays as it is.
 */
final class CertificateSaver {
    private final Function<Path, Optional<Path>> chooser;
    private final Executor edt;

    /**
     * Creates the saver.
     *
     * @param chooser asks for the file, beginning at a proposal; empty if the user cancels
     * @param edt runs callbacks: the event dispatch thread
     */
    CertificateSaver(Function<Path, Optional<Path>> chooser, Executor edt) {
        this.chooser = chooser;
        this.edt = edt;
    }

    /**
     * Asks for a file and writes the certificate there.
     *
     * @param onEnd gets a sentence: the file's path, or the reason of a failure; not called after a cancel
     */
    void save(ListenerInfo listener, Consumer<String> onEnd) {
        chooser.apply(Path.of("switchboard-" + listener.port() + ".pem"))
                .ifPresent(file -> FutureCallbacks.deliver(
                        BackgroundTasks.submit("certificate", () -> written(file, listener.certificate())),
                        edt,
                        onEnd,
                        onEnd));
    }

    private static String written(Path file, String certificate) {
        try {
            Files.writeString(file, certificate, StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
            return Strings.of("listeners.certificate.saved", file.toString());
        } catch (IOException failed) {
            return Strings.of("listeners.certificate.failed", Strings.render(FileFailure.why(failed, file)));
        }
    }
}
