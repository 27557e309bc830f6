package switchboard.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import switchboard.text.AppText;
import switchboard.tls.Trust;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;

/**
 * The options of a client for its admission by the server: the class code, and TLS with the certificates that the
 * client trusts.
 *
 * <p>Filled in by picocli; used by one thread.
 */
final class EntryOptions {
    @Mixin
    private ClassCodeOptions code = new ClassCodeOptions();

    @Option(names = "--tls", description = "Speak TLS, and believe the server if the system's authorities do.")
    private boolean tls;

    @Option(
            names = "--fingerprint",
            paramLabel = "HEX",
            description = "Speak TLS, and believe the one server whose certificate has this SHA-256.")
    private @Nullable String fingerprint;

    @Option(names = "--insecure", description = "Speak TLS, and believe anybody.")
    private boolean insecure;

    /** Returns the class code, which the framing can carry; empty for none. */
    String code(CommandContext context, Framing framing) throws UsageException {
        String word = code.code(context).word();
        OptionValues.sendable("--code", word, framing, ReplyFormat.FRAMED);
        return word;
    }

    /** Returns the trust decision; empty for plain TCP. */
    Optional<Trust> trust() throws UsageException {
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
