package switchboard.ui.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import switchboard.record.LoggedMessage;
import switchboard.wire.CharsetText;
import switchboard.wire.Message;

/**
 * A body as its text is shown, in UTF-8: decoded from the client's encoding, or all bytes as escapes if they are no
 * text. Immutable.
 *
 * @param bytes the bytes; never changed
 * @param section the part of them that is shown
 * @param isText whether the body is text
 */
record ShownBody(byte[] bytes, WireContent.Section section, boolean isText) {
    static ShownBody of(LoggedMessage logged) {
        Message message = logged.message();
        int start = message.headerLength();
        int length = message.bodyLength();
        boolean isText = CharsetText.invalidAt(message.bytes(), start, length, logged.charset())
                .isEmpty();
        if (isText && logged.charset().equals(StandardCharsets.UTF_8)) {
            return new ShownBody(
                    message.bytes(), new WireContent.Section(WireContent.Part.BODY, start, length), true);
        }
        Optional<String> text =
                isText ? CharsetText.decode(message.bytes(), start, length, logged.charset()) : Optional.empty();
        byte[] shown = text.orElseGet(() -> CharsetText.escaped(message.bytes(), start, length))
                .getBytes(StandardCharsets.UTF_8);
        return new ShownBody(shown, new WireContent.Section(WireContent.Part.BODY, 0, shown.length), isText);
    }

    /** Returns the runs of a page. */
    List<TextRun> runs(TextPage page) {
        if (isText) {
            return TextRun.of(bytes, page.start(), page.end());
        }
        String escapes = new String(bytes, page.start(), page.end() - page.start(), StandardCharsets.UTF_8);
        return escapes.isEmpty() ? List.of() : List.of(new TextRun(escapes, TextRun.Style.ESCAPE));
    }

    /** Returns the number of characters of the text. */
    int characters() {
        return TextSize.of(bytes, section.start(), section.end()).characters();
    }
}
