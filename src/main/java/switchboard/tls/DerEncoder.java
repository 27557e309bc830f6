package switchboard.tls;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Encodes values in DER, the encoding of certificates (ITU-T X.690). Each method returns one complete value.
 * Thread-safe, stateless.
 */
final class DerEncoder {
    // Universal tags (ITU-T X.680, clause 8, table 1); those of SEQUENCE and SET include the constructed bit.
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0C;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    // The context-specific class and the constructed bit of a tag (X.690, 8.1.2).
    private static final int CONTEXT = 0x80;
    private static final int CONSTRUCTED = 0x20;
    /** The boolean value true (X.690, 11.1). */
    private static final byte[] TRUE = {0x01, 0x01, (byte) 0xFF};

    /** The form of UTCTime in certificates (RFC 5280, 4.1.2.5.1); its two digits of the year mean 1950 to 2049. */
    private static final DateTimeFormatter UTC_FORM =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The form of GeneralizedTime in certificates (RFC 5280, 4.1.2.5.2). */
    private static final DateTimeFormatter GENERALIZED_FORM =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The first time that a certificate writes as GeneralizedTime (RFC 5280, 4.1.2.5). */
    private static final Instant GENERALIZED_FROM = Instant.parse("2050-01-01T00:00:00Z");

    private DerEncoder() {}

    private static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] head = head(tag, length);
        byte[] whole = new byte[head.length + length];
        System.arraycopy(head, 0, whole, 0, head.length);
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /** Returns the tag and the length, in the shortest form (X.690, 8.1.3 and 10.1). */
    private static byte[] head(int tag, int length) {
        if (length < 0x80) {
            return new byte[] {(byte) tag, (byte) length};
        }
        if (length < 0x100) {
            return new byte[] {(byte) tag, (byte) 0x81, (byte) length};
        }
        if (length < 0x10000) {
            return new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        }
        throw new IllegalArgumentException("no certificate of ours is that long: " + length);
    }

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return value(SET, parts);
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] yes() {
        return TRUE.clone();
    }

    static byte[] octets(byte[] bytes) {
        return value(OCTET_STRING, bytes);
    }

    /** Returns a bit string; the last {@code unused} bits of the last byte are not part of it (X.690, 8.6). */
    static byte[] bits(int unused, byte[] bytes) {
        return value(BIT_STRING, new byte[] {(byte) unused}, bytes);
    }

    static byte[] text(String text) {
        return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a date of a certificate, not before 1950: UTCTime through 2049, then GeneralizedTime. */
    static byte[] time(Instant time) {
        boolean generalized = !time.isBefore(GENERALIZED_FROM);
        String text = (generalized ? GENERALIZED_FORM : UTC_FORM).format(time);
        return value(generalized ? GENERALIZED_TIME : UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns an implicitly tagged value, whose meaning follows from the tag's number alone. */
    static byte[] tagged(int number, byte[] bytes) {
        return value(CONTEXT | number, bytes);
    }

    /** Returns an explicitly tagged value, which contains another value with its own tag. */
    static byte[] wrapped(int number, byte[] inner) {
        return value(CONTEXT | CONSTRUCTED | number, inner);
    }

    /**
     * Returns an object identifier such as {@code 1.2.840.10045.4.3.2}; the first two numbers share one value (X.690,
     * 8.19).
     */
    static byte[] identifier(String dotted) {
        String[] parts = dotted.split("\\.");
        byte[][] arcs = new byte[parts.length - 1][];
        arcs[0] = base128(Integer.parseInt(parts[0]) * 40 + Integer.parseInt(parts[1]));
        for (int i = 2; i < parts.length; i++) {
            arcs[i - 1] = base128(Integer.parseInt(parts[i]));
        }
        return value(OBJECT_IDENTIFIER, arcs);
    }

    /**
     * Returns a number in base 128, the most significant byte first; all bytes but the last have bit 8 set (X.690,
     * 8.19.2).
     */
    private static byte[] base128(int number) {
        int length = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 6) / 7);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int shift = 7 * (length - 1 - i);
            bytes[i] = (byte) (number >> shift & 0x7F | (shift > 0 ? 0x80 : 0));
        }
        return bytes;
    }
}
