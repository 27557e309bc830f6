package switchboard.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import switchboard.text.AppText;
import switchboard.tls.Trust;

/**
 * The options that decide whether a client uses TLS and which server certificates it trusts.
 *
 * <p>Filled in by picocli; used by one thread.
 */
final class TrustOption {
    @Option(names = "--tls", description = "Speak TLS, and believe the server if the system's authorities do.")
    private boolean tls;

    @Option(
            names = "--fingerprint",
            paramLabel = "HEX",
            description = "Speak TLS, and believe the one server whose certificate has this SHA-256.")
    private @Nullable String fingerprint;

    @Option(names = "--insecure", description = "Speak TLS, and believe anybody.")
    private boolean insecure;

    /** Returns the trust decision; empty for plain TCP. */
    Optional<Trust> value() throws UsageException {
        if (fingerprint != null && insecure) {
            throw new UsageException(AppText.TRUST_EXCLUDED.with());
        }
        if (fingerprint != null) {
            return Optional.of(new Trust.PinnedCertificate(OptionValues.fingerprint("--fingerprint", fingerprint)));
        }
        if (insecure) {
            return Optional.of(new Trust.AnyServer());
        }
        return tls ? Optional.of(new Trust.Authorities()) : Optional.empty();
    }
}
