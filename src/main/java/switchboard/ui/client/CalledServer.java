package switchboard.ui.client;

import java.time.Duration;
import java.util.Optional;
import switchboard.client.ClientTarget;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings.Where;
import switchboard.tls.Fingerprint;
import switchboard.tls.Trust;
import switchboard.ui.listen.ListenControl;

/**
 * A server that the client of the window calls. Immutable.
 *
 * @param target its address and the way to speak to it
 * @param code the class code, sent as the first message; empty for none
 */
public record CalledServer(ClientTarget target, String code) {
    /** The time limit for connecting: a server on this computer accepts at once, another one may take a while. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Returns a listener of this program as a client on this computer calls it; empty for one that has no port. */
    public static Optional<CalledServer> of(ListenerInfo listener) {
        if (!(listener.settings().where() instanceof Where.Tcp)) {
            return Optional.empty();
        }
        Optional<Trust> tls = listener.isEncrypted()
                ? Optional.of(new Trust.PinnedCertificate(new Fingerprint(listener.fingerprint())))
                : Optional.empty();
        ClientTarget target = new ClientTarget(
                ListenControl.ownHost(listener),
                listener.port(),
                listener.settings().framing(),
                listener.settings().replyAs(),
                PATIENCE,
                tls);
        return Optional.of(new CalledServer(target, listener.settings().code().word()));
    }
}
