package switchboard.ui.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import switchboard.record.LoggedMessage;
import switchboard.wire.Message;
import switchboard.wire.explain.SkippedBytes;

/**
 * A message with the data that its views need, computed once off the event dispatch thread. Immutable.
 *
 * @param logged the message
 * @param sections its parts that are not empty, in order; the body is always there
 * @param declaredLength the length in the header; empty if there is no header or no length in it
 * @param text the size of the body
 * @param shown the body as its text is shown
 */
record WireContent(LoggedMessage logged, List<Section> sections, OptionalLong declaredLength, TextSize text, ShownBody shown) {
    /** The parts of a message. */
    enum Part {
        HEADER,
        BODY,
        TRAILER
    }

    /**
     * The range of a part in the message.
     *
     * @param start the index of its first byte
     * @param length the number of its bytes
     */
    record Section(Part part, int start, int length) {
        int end() {
            return start + length;
        }
    }

    static WireContent of(LoggedMessage logged) {
        Message message = logged.message();
        int bodyStart = message.headerLength();
        int bodyEnd = bodyStart + message.bodyLength();
        List<Section> sections = new ArrayList<>();
        if (bodyStart > 0) {
            sections.add(new Section(Part.HEADER, 0, bodyStart));
        }
        sections.add(new Section(Part.BODY, bodyStart, message.bodyLength()));
        if (bodyEnd < message.size()) {
            sections.add(new Section(Part.TRAILER, bodyEnd, message.size() - bodyEnd));
        }
        ShownBody shown = ShownBody.of(logged);
        TextSize utf8 = TextSize.of(message.bytes(), bodyStart, bodyEnd);
        return new WireContent(
                logged,
                List.copyOf(sections),
                HeaderValue.of(message),
                shown.isText() ? new TextSize(utf8.bytes(), shown.characters(), 0) : utf8,
                shown);
    }

    /** Returns all bytes; the array must not be changed. */
    byte[] bytes() {
        return logged.message().bytes();
    }

    /** Returns the number of bytes that the header announces and that are missing. */
    long missing() {
        return declaredLength.isPresent() ? Math.max(0, declaredLength.getAsLong() - text.bytes() - skipped()) : 0;
    }

    /** Returns the number of bytes that came and were skipped, because the message is too long. */
    long skipped() {
        return SkippedBytes.after(logged.message());
    }

    /** Returns the part of a byte. */
    Part partOf(int at) {
        for (Section section : sections) {
            if (at >= section.start() && at < section.end()) {
                return section.part();
            }
        }
        return Part.BODY;
    }
}
