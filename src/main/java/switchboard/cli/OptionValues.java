package switchboard.cli;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.server.context.ServerLimits;
import switchboard.terminal.CharsetNames;
import switchboard.terminal.Suggestions;
import switchboard.terminal.TypedDuration;
import switchboard.text.AppText;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.tls.Fingerprint;
import switchboard.wire.ByteNotation;
import switchboard.wire.Escapes;
import switchboard.wire.ReplyFormat;
import switchboard.wire.TypedBody;
import switchboard.wire.TypedBytes;
import switchboard.wire.UnencodableException;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/**
 * Parses the values of options and arguments, or explains in one sentence why they are wrong.
 *
 * <p>Each method takes the name of the option or argument for that sentence, and the value given.
 *
 * <p>Stateless and thread-safe.
 */
final class OptionValues {
    /** The largest port number; a port is a 16-bit field (RFC 9293, section 3.1). */
    private static final int LAST_PORT = 65_535;

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([A-Za-z]*)");
    private static final Pattern AGE = Pattern.compile("([0-9]{1,5})([hdwy])");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

    /** The names of framings for the help of an option. */
    static final class FramingForms implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Framings.forms().iterator();
        }
    }

    private OptionValues() {}

    /** Returns an age: {@code 12h}, {@code 30d}, {@code 8w}, {@code 1y}. */
    static Duration age(String name, String given) throws UsageException {
        Matcher matcher = AGE.matcher(given);
        if (!matcher.matches()) {
            throw new UsageException(AppText.VALUE_AGE.with(name, quoted(given)));
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            case "w" -> Duration.ofDays(7 * count);
            default -> Duration.ofDays(365 * count);
        };
    }

    /** Returns a size of files in bytes: {@code 500MB}, {@code 2GB}, {@code 1GiB}, {@code 100000}. */
    static long space(String name, String given) throws UsageException {
        Matcher matcher = SIZE.matcher(given);
        long unit = matcher.matches()
                ? switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                    case "", "b" -> 1;
                    case "k", "kb" -> 1_000;
                    case "m", "mb" -> 1_000_000;
                    case "g", "gb" -> 1_000_000_000;
                    case "t", "tb" -> 1_000_000_000_000L;
                    case "kib" -> 1 << 10;
                    case "mib" -> 1 << 20;
                    case "gib" -> 1 << 30;
                    case "tib" -> 1L << 40;
                    default -> 0;
                }
                : 0;
        if (unit == 0) {
            throw new UsageException(AppText.VALUE_SPACE.with(name, quoted(given)));
        }
        long count = Long.parseLong(matcher.group(1));
        return count > Long.MAX_VALUE / unit ? Long.MAX_VALUE : count * unit;
    }

    /** Returns a port; 0 is allowed where any free port will do. */
    static int port(String name, String given, boolean anyFree) throws UsageException {
        int first = anyFree ? 0 : 1;
        return number(name, given, first, LAST_PORT);
    }

    /** Returns a whole number from {@code least} to {@code most}. */
    static int number(String name, String given, int least, int most) throws UsageException {
        boolean digits = !given.isEmpty()
                && given.length() <= 9
                && given.chars().allMatch(character -> character >= '0' && character <= '9');
        int number = digits ? Integer.parseInt(given) : -1;
        if (!digits || number < least || number > most) {
            throw new UsageException(AppText.VALUE_NUMBER.with(name, least, most, quoted(given)));
        }
        return number;
    }

    /**
     * Returns the size of a message in bytes: {@code 65536}, {@code 64KiB}, {@code 1MiB}, {@code 1M}, {@code 100kB}.
     */
    static int size(String name, String given) throws UsageException {
        return bytes(name, given, ServerLimits.HARD_MAX_MESSAGE);
    }

    /**
     * Returns a size in bytes, written like that of a message.
     *
     * @param most the upper limit in bytes, a multiple of 1 MiB
     */
    static int bytes(String name, String given, int most) throws UsageException {
        Matcher matcher = SIZE.matcher(given);
        int unit = matcher.matches()
                ? switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                    case "", "b" -> 1;
                    case "k", "kib" -> 1 << 10;
                    case "m", "mib" -> 1 << 20;
                    case "kb" -> 1_000;
                    case "mb" -> 1_000_000;
                    default -> 0;
                }
                : 0;
        long bytes = unit == 0 ? 0 : Long.parseLong(matcher.group(1)) * unit;
        if (bytes < 1 || bytes > most) {
            throw new UsageException(AppText.VALUE_SIZE.with(name, most >> 20, quoted(given)));
        }
        return (int) bytes;
    }

    /** Returns a duration: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}. */
    static Duration time(String name, String given) throws UsageException {
        Duration time = TypedDuration.of(given).orElse(Duration.ZERO);
        if (time.isZero() || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new UsageException(AppText.VALUE_TIME.with(name, quoted(given)));
        }
        return time;
    }

    /** Returns a server's name or address, without the brackets of an IPv6 address. */
    static String host(String given) throws UsageException {
        if (given.isBlank()) {
            throw new UsageException(AppText.VALUE_HOST.with());
        }
        return given.startsWith("[") && given.endsWith("]") ? given.substring(1, given.length() - 1) : given;
    }

    /** Returns an address to listen on, without a name lookup. */
    static String address(String name, String given) throws UsageException {
        String bare = given.startsWith("[") && given.endsWith("]") ? given.substring(1, given.length() - 1) : given;
        if (bare.equals("localhost") || IPV4.matcher(bare).matches() || isIpv6(bare)) {
            return bare;
        }
        throw new UsageException(AppText.VALUE_ADDRESS.with(name, quoted(given)));
    }

    /** Returns an address or a range of addresses. */
    static AddressRange range(String name, String given) throws UsageException {
        return AddressRange.parse(given)
                .orElseThrow(() -> new UsageException(AppText.VALUE_RANGE.with(name, quoted(given))));
    }

    /** Returns a class code; the explanation of a wrong one does not repeat it. */
    static ClassCode classCode(String name, String given) throws UsageException {
        try {
            return new ClassCode(given);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(AppText.VALUE_CLASS_CODE.with(name, ClassCode.LONGEST));
        }
    }

    /** Returns the fingerprint of a certificate. */
    static Fingerprint fingerprint(String name, String given) throws UsageException {
        try {
            return new Fingerprint(given);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(AppText.VALUE_FINGERPRINT.with(name, quoted(given)));
        }
    }

    private static boolean isIpv6(String given) {
        if (!given.contains(":")) {
            return false;
        }
        try {
            // Text with a colon is parsed as an IPv6 literal and never looked up.
            return InetAddress.getByName(given).getAddress().length > 0;
        } catch (UnknownHostException notALiteral) {
            return false;
        }
    }

    static Framing framing(String name, String given) throws UsageException {
        try {
            return Framings.parse(given);
        } catch (FramingException unknown) {
            if (unknown.text().code() != FramingText.NAME_UNKNOWN) {
                throw new UsageException(AppText.VALUE_DESCRIPTION.with(name, quotedAsTyped(given), unknown.text()));
            }
            throw new UsageException(meant(
                    AppText.VALUE_FRAMING.with(name, Framings.sentence(), quoted(given)), given, Framings.names()));
        }
    }

    static Charset charset(String name, String given) throws UsageException {
        return CharsetNames.find(given)
                .orElseThrow(() -> new UsageException(CharsetNames.near(given)
                        .map(near -> AppText.VALUE_CHARSET_NEAR.with(name, quoted(given), near))
                        .orElseGet(() -> AppText.VALUE_CHARSET.with(name, quoted(given)))));
    }

    static ReplyFormat replyFormat(String name, String given) throws UsageException {
        List<String> words =
                Arrays.stream(ReplyFormat.values()).map(ReplyFormat::word).toList();
        for (ReplyFormat format : ReplyFormat.values()) {
            if (format.word().equals(given)) {
                return format;
            }
        }
        throw new UsageException(meant(AppText.VALUE_REPLY_FORMAT.with(name, quoted(given)), given, words));
    }

    /** Returns the body of a text, with escapes, or in hex. */
    static TypedBody body(String name, String given, ByteNotation notation) throws UsageException {
        return switch (notation.parse(given)) {
            case TypedBytes.Meant meant -> meant.body();
            case TypedBytes.Mistake mistake ->
                throw new UsageException(
                        AppText.VALUE_BYTES.with(name, quotedAsTyped(given), mistake.character(), mistake.reason()));
        };
    }

    /** Checks that a framing can carry a text. */
    static void sendable(String name, String text, Framing framing, ReplyFormat format) throws UsageException {
        sendable(name, TypedBody.of(text), framing, format, StandardCharsets.UTF_8);
    }

    /** Checks that an encoding has the characters of a body, and that a framing can carry it. */
    static void sendable(String name, TypedBody body, Framing framing, ReplyFormat format, Charset charset)
            throws UsageException {
        try {
            sendable(name, body.in(charset), framing, format);
        } catch (UnencodableException lacking) {
            throw new UsageException(AppText.MESSAGE_UNENCODABLE.with(name, lacking.text()));
        }
    }

    /** Checks that a framing can carry a body. */
    static void sendable(String name, byte[] body, Framing framing, ReplyFormat format) throws UsageException {
        if (body.length > ServerLimits.HARD_MAX_MESSAGE) {
            throw new UsageException(AppText.MESSAGE_LONG.with(name));
        }
        try {
            framing.encode(body, format);
        } catch (FramingException unfit) {
            throw new UsageException(AppText.MESSAGE_UNFIT.with(name, framing.name(), unfit.text()));
        }
    }

    static Path path(String name, String given) throws UsageException {
        if (given.isEmpty()) {
            throw new UsageException(AppText.VALUE_PATH.with(name));
        }
        try {
            return Path.of(given);
        } catch (InvalidPathException invalid) {
            throw new UsageException(AppText.VALUE_PATH_INVALID.with(name, quoted(given)));
        }
    }

    /** Returns a duration given in seconds; 0 for no limit. */
    static Duration seconds(String name, String given) throws UsageException {
        try {
            BigDecimal seconds = new BigDecimal(given);
            long millis = seconds.movePointRight(3).longValueExact();
            if (millis >= 0 && millis <= Duration.ofDays(1).toMillis()) {
                return Duration.ofMillis(millis);
            }
        } catch (ArithmeticException | NumberFormatException noNumber) {
            // The explanation below covers this case and numbers out of range.
        }
        throw new UsageException(AppText.VALUE_SECONDS.with(name, quoted(given)));
    }

    /** Returns an explanation, with the word that was probably meant if there is one. */
    static CodedText meant(CodedText wrong, String given, List<String> words) {
        return Suggestions.nearest(given, words)
                .map(word -> AppText.MEANT.with(wrong, word))
                .orElse(wrong);
    }

    /** Returns a typed text in quotation marks, with unsafe characters escaped but its backslashes as they are. */
    private static String quotedAsTyped(String given) {
        return quoted(given).replace("\\\\", "\\");
    }

    /** Returns a typed text in quotation marks, with unsafe characters escaped. */
    static String quoted(String given) {
        return "\"" + Escapes.text(given) + "\"";
    }
}
