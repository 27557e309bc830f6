package switchboard.filter;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.model.AddressRange;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * Recognises what is typed as if the filter were that of another program: a display filter of Wireshark, SQL, an option
 * of grep, a file name with wildcards. Without this they would be searched for as text and nothing would be found.
 * Stateless.
 *
 * <p>Only what is hardly meant as text is taken for foreign; in quotation marks everything is text.
 */
final class ForeignLanguage {
    /** The characters that are looked at from the beginning of a word on. */
    private static final int MOST = 200;

    private static final Pattern COMPARISON = Pattern.compile(
            "([A-Za-z_]\\w*(?:\\.\\w+)*)(?:\\s*(==|!=|>=|<=|=|<|>)\\s*|\\s+(eq|ne|gt|lt|ge|le|contains|matches)\\s+)"
                    + "(\"[^\"]*\"|[^\\s\"]+)");
    private static final Pattern QUOTED = Pattern.compile("(?i)contains\\s+(\"[^\"]*\")");
    private static final Pattern SQL = Pattern.compile("(?i)select\\s.{1,150}?\\sfrom\\s+\\w.*", Pattern.DOTALL);
    private static final Pattern GREP =
            Pattern.compile("(?i)(?:e?grep|rg)\\s+((?:-\\w+\\s+)*)(\\S+).*", Pattern.DOTALL);
    private static final Pattern GLOB =
            Pattern.compile("[\\w.*?-]*(?:\\*[A-Za-z.]|[A-Za-z.]\\*|[A-Z]\\?[A-Z])[\\w.*?-]*");
    private static final Pattern OF_PROTOCOL =
            Pattern.compile("(?:tcp|udp|ip|ipv6|eth|frame|data|http2?|tls|ssl|dns|websocket|_ws)\\.[\\w.]+");

    private static final Set<String> PROTOCOLS =
            Set.of("tcp", "udp", "ip", "ipv6", "eth", "frame", "data", "http", "http2", "tls", "dns");

    private static final Set<String> LENGTHS = Set.of(
            "len", "length", "bytes", "frame.len", "tcp.len", "udp.length", "ip.len", "data.len", "frame.cap_len");
    private static final Set<String> ADDRESSES = Set.of("ip.addr", "ipv6.addr", "ip.host", "host", "addr");
    private static final Set<String> SENDERS = Set.of("ip.src", "ipv6.src", "ip.src_host", "src");
    private static final Set<String> RECIPIENTS = Set.of("ip.dst", "ipv6.dst", "ip.dst_host", "dst");
    private static final Set<String> PORTS =
            Set.of("port", "tcp.port", "tcp.srcport", "tcp.dstport", "udp.port", "udp.srcport", "udp.dstport");
    private static final Set<String> NUMBERS = Set.of("frame.number", "no", "id");
    private static final Map<String, String> SIGNS =
            Map.of("==", "=", "eq", "=", "ne", "!=", "gt", ">", "lt", "<", "ge", ">=", "le", "<=");

    /**
     * A text that was recognised.
     *
     * @param at the index at which it begins
     * @param end the index behind it
     * @param text the sentence that says what to type instead
     */
    record Found(int at, int end, CodedText text) {}

    private ForeignLanguage() {}

    /**
     * Looks at a word without quotation marks.
     *
     * @param first whether nothing but operators was before it
     * @param negated whether an operator that negates is before it
     */
    static Optional<Found> find(String typed, Token word, boolean first, boolean negated) {
        CharSequence rest = typed.substring(word.at(), Math.min(typed.length(), word.at() + MOST));
        if (first && negated && isOption(typed, word)) {
            String behind = typed.substring(word.end()).strip();
            String meant = word.value().equals("v") ? "-" + behind : behind;
            return found(word.at() - 1, word.end(), FilterLanguageText.FOREIGN_GREP, typed, meant);
        }
        if (first
                && !negated
                && word.at() == typed.length() - typed.stripLeading().length()) {
            Matcher grep = GREP.matcher(rest);
            if (grep.matches()) {
                String meant = (grep.group(1).contains("v") ? "-" : "") + grep.group(2);
                return found(word.at(), word.end(), FilterLanguageText.FOREIGN_WRITE, typed.strip(), meant);
            }
            if (SQL.matcher(rest).matches()) {
                return Optional.of(new Found(word.at(), typed.length(), FilterLanguageText.FOREIGN_SQL.with()));
            }
            Matcher quoted = QUOTED.matcher(rest);
            if (quoted.lookingAt()) {
                return found(
                        word.at(),
                        word.at() + quoted.end(),
                        FilterLanguageText.FOREIGN_WRITE,
                        quoted.group(),
                        quoted.group(1));
            }
        }
        Matcher comparison = COMPARISON.matcher(rest);
        if (comparison.lookingAt()) {
            return comparison(word.at(), comparison);
        }
        // Two asterisks are emphasis in Markdown.
        return GLOB.matcher(word.value()).matches() && !word.value().contains("**")
                ? found(word.at(), word.end(), FilterLanguageText.FOREIGN_GLOB, word.value(), ofGlob(word.value()))
                : Optional.empty();
    }

    /** Returns whether a word is a letter behind a minus sign, as an option of grep, and a text is behind it. */
    private static boolean isOption(String typed, Token word) {
        return word.value().length() == 1
                && "ivnewclo".contains(word.value())
                && word.at() > 0
                && typed.charAt(word.at() - 1) == '-'
                && !typed.substring(word.end()).isBlank();
    }

    private static Optional<Found> comparison(int at, Matcher typed) {
        String name = typed.group(1).toLowerCase(Locale.ROOT);
        String word = typed.group(3) == null ? "" : typed.group(3);
        String written = word.isEmpty() ? typed.group(2) : word;
        String sign = SIGNS.getOrDefault(written, written);
        String value = typed.group(4);
        boolean asked = (sign.equals("contains") || sign.equals("matches")) && value.startsWith("\"");
        boolean ofProtocol = OF_PROTOCOL.matcher(name).matches() || asked && PROTOCOLS.contains(name);
        Optional<String> here = here(name, sign, value, ofProtocol);
        boolean known = here.isPresent() && (ofProtocol || word.isEmpty());
        boolean certain = ofProtocol || written.equals("==");
        int end = at + typed.end();
        if (known) {
            return found(at, end, FilterLanguageText.FOREIGN_WRITE, typed.group(), here.get());
        }
        return certain
                ? Optional.of(
                        new Found(at, end, FilterLanguageText.FOREIGN_UNKNOWN.with(InertQuote.quoted(typed.group()))))
                : Optional.empty();
    }

    /** Returns the condition that asks for the same here; empty if there is none. */
    private static Optional<String> here(String name, String sign, String value, boolean ofProtocol) {
        if (sign.equals("contains") && ofProtocol) {
            return Optional.of(value);
        }
        if (sign.equals("matches") && ofProtocol) {
            return Optional.of("/" + value.replace("\"", "").replace("/", "\\/") + "/");
        }
        boolean equal = sign.equals("=") || sign.equals("!=");
        String not = sign.equals("!=") ? "-" : "";
        if (LENGTHS.contains(name) && value.matches("[0-9]{1,9}")) {
            return Optional.of(not + "size" + (equal ? ":" : sign) + value);
        }
        if (NUMBERS.contains(name) && ofProtocol && value.matches("[0-9]{1,9}")) {
            return Optional.of(not + "number" + (equal ? ":" : sign) + value);
        }
        if (PORTS.contains(name) && equal && value.matches("[0-9]{1,5}")) {
            return Optional.of(not + "client:\":" + value + "\"");
        }
        boolean address = equal && AddressRange.parse(value).isPresent();
        if (address && ADDRESSES.contains(name)) {
            return Optional.of(not + "addr:" + value);
        }
        if (address && SENDERS.contains(name)) {
            return Optional.of(not + "from:" + value);
        }
        if (address && RECIPIENTS.contains(name)) {
            return Optional.of(not + "to:" + value);
        }
        boolean key = FilterKeys.find(name).isPresent() && sign.equals("!=");
        return key ? Optional.of("-" + name + ":" + value) : Optional.empty();
    }

    /** Returns the text or pattern that finds what a file name with wildcards is meant to find. */
    private static String ofGlob(String glob) {
        String inner = glob.replaceAll("^\\*+|\\*+$", "");
        if (inner.indexOf('*') < 0 && inner.indexOf('?') < 0) {
            return inner.isEmpty() ? "/./" : inner;
        }
        // A backslash would be shown doubled, as escapes are, and then be typed so.
        return "/" + inner.replace(".", "[.]").replaceAll("\\*+", ".*").replace("?", ".") + "/";
    }

    private static Optional<Found> found(int at, int end, FilterLanguageText how, String typed, String instead) {
        return Optional.of(new Found(at, end, how.with(InertQuote.quoted(typed), InertQuote.quoted(instead))));
    }
}
