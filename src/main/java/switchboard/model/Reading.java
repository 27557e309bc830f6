package switchboard.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/**
 * The way in which the bytes of a client are read, and those of its replies are written. Immutable.
 *
 * @param framing the framing of its messages
 * @param charset the encoding of its texts
 */
public record Reading(Framing framing, Charset charset) {
    /** The reading of a listener without options. */
    public static final Reading USUAL = new Reading(Framings.HEADER64, StandardCharsets.UTF_8);

    /** Returns this reading with another framing. */
    public Reading with(Framing other) {
        return new Reading(other, charset);
    }

    /** Returns this reading with another encoding. */
    public Reading with(Charset other) {
        return new Reading(framing, other);
    }
}
