package switchboard.wire.signature;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header that a proxy sends before the bytes of its client (the PROXY protocol, versions 1 and 2).
 *
 * <p>Immutable.
 *
 * @param length the length in bytes; 0 if the bytes are none, negative if they may be the beginning of one
 * @param source the address of the client that the header names; empty if it names none
 */
public record ProxyHeader(int length, String source) {
    /** Version 1: a line of at most 107 bytes (section 2.1). */
    private static final Pattern LINE = Pattern.compile(
            "PROXY (?:UNKNOWN[ -~]{0,90}|TCP[46] ([0-9A-Fa-f.:]{2,39}) [0-9A-Fa-f.:]{2,39} (\\d{1,5}) \\d{1,5})\\r\\n");

    /** Version 2: the signature, version and command, family, and the length of the rest (section 2.2). */
    private static final Pattern BINARY = Pattern.compile(
            "\\r\\n\\r\\n\\x00\\r\\nQUIT\\n[\\x20\\x21][\\x00\\x11\\x12\\x21\\x22\\x31\\x32]..", Pattern.DOTALL);

    private static final int BINARY_HEAD = 16;
    private static final int LONGEST = 2_048;
    private static final ProxyHeader NONE = new ProxyHeader(0, "");
    private static final ProxyHeader BEGUN = new ProxyHeader(-1, "");

    /** Returns the header with which the bytes from {@code at} to {@code end} begin. */
    public static ProxyHeader at(byte[] bytes, int at, int end) {
        if (bytes[at] != 'P' && bytes[at] != '\r') {
            return NONE;
        }
        Latin1 view = new Latin1(bytes, at, end);
        Matcher line = LINE.matcher(view);
        if (line.lookingAt()) {
            String host = line.group(1) == null ? "" : line.group(1);
            boolean six = host.contains(":");
            String source = host.isEmpty() ? "" : (six ? "[" + host + "]" : host) + ":" + line.group(2);
            return new ProxyHeader(line.end(), source);
        }
        Matcher binary = BINARY.matcher(view);
        if (binary.lookingAt()) {
            int length = BINARY_HEAD + (int) view.number(14, 2, false);
            if (length > LONGEST) {
                return NONE;
            }
            return length > view.length() ? BEGUN : new ProxyHeader(length, source(view, length));
        }
        return line.hitEnd() || binary.hitEnd() ? BEGUN : NONE;
    }

    private static String source(Latin1 view, int length) {
        int family = view.charAt(13) >> 4;
        if (family == 1 && length >= BINARY_HEAD + 12) {
            return (int) view.charAt(16) + "." + (int) view.charAt(17) + "." + (int) view.charAt(18) + "."
                    + (int) view.charAt(19) + ":" + view.number(24, 2, false);
        }
        if (family == 2 && length >= BINARY_HEAD + 36) {
            StringBuilder host = new StringBuilder("[");
            for (int at = 16; at < 32; at += 2) {
                host.append(at == 16 ? "" : ":").append(Long.toHexString(view.number(at, 2, false)));
            }
            return host.append("]:").append(view.number(48, 2, false)).toString();
        }
        return "";
    }
}
