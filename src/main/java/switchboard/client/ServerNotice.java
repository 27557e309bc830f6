package switchboard.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.text.TextCode;
import switchboard.text.WireText;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

/**
 * The sentences with which a Switchboard server refuses a client or what it sent. They come as a line of text or as a
 * message, so that any client can show them, and are therefore recognised by their beginnings.
 *
 * <p>Stateless and thread-safe.
 */
public final class ServerNotice {
    /** The longest message in bytes that is examined; the sentences are shorter. */
    private static final int LONGEST = 2_000;

    /** The length in characters from which a beginning is not the accidental one of another server's reply. */
    private static final int TELLING = 20;

    private static final List<String> REFUSALS = beginnings(Stream.of(
            ServerText.CODE_REFUSED,
            ServerText.CODE_SAY_WRONG,
            ServerText.CODE_SAY_ENOUGH,
            ServerText.CODE_SAY_PAUSE,
            ServerText.CODE_SAY_PAUSE_ALL,
            ServerText.CODE_SAY_LATE,
            ServerText.HANDSHAKE_SAY_SILENT,
            ServerText.ANSWER_SAY_NO_ROOM,
            ServerText.TURNED_CONNECTIONS,
            ServerText.TURNED_ADMITTED,
            ServerText.TURNED_BLOCKED,
            ServerText.TURNED_ADDRESS,
            ServerText.TURNED_RATE,
            WireText.PLAIN_ON_TLS));

    /** The explanations that a strict server sends as a line before it closes the connection. */
    private static final List<String> EXPLANATIONS = beginnings(Arrays.stream(WireText.values()));

    private ServerNotice() {}

    /** Returns the server's sentence; empty if the message is none of these, for example a reply. */
    public static Optional<String> of(Message message) {
        if (message.size() > LONGEST) {
            return Optional.empty();
        }
        boolean framed = message.shape() == FrameStatus.FRAMED;
        // Bytes that were read as a header may be the beginning of the line.
        String said = framed ? message.text() : new String(message.bytes(), StandardCharsets.UTF_8);
        String line = said.strip();
        boolean known = begins(line, REFUSALS) || !framed && begins(line, EXPLANATIONS);
        return known ? Optional.of(line) : Optional.empty();
    }

    private static boolean begins(String line, List<String> beginnings) {
        return beginnings.stream().anyMatch(line::startsWith);
    }

    private static List<String> beginnings(Stream<? extends TextCode> codes) {
        return codes.map(ServerNotice::beginning)
                .filter(beginning -> beginning.length() >= TELLING)
                .toList();
    }

    /** Returns the text before the first argument, which two sentences with different arguments have in common. */
    private static String beginning(TextCode code) {
        String one = sentence(code, 1L, "a");
        String other = sentence(code, 2L, "b");
        int same = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return same < 0 ? one : one.substring(0, same);
    }

    private static String sentence(TextCode code, long count, String text) {
        List<Object> arguments = code.kinds().stream()
                .<Object>map(kind -> switch (kind) {
                    case NUMBER, COUNT, BYTES, CLIENT -> count;
                    case TEXT -> text;
                    case NESTED -> (count == 1 ? ServerText.LEFT_FIN : ServerText.LEFT_RESET).with();
                })
                .toList();
        return new CodedText(code, arguments).english();
    }
}
