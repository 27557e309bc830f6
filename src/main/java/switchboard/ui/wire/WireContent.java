package switchboard.ui.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import switchboard.record.LoggedMessage;
import switchboard.wire.Message;

/**
 * One message and what its views say about it, worked out once, off the event dispatch thread. Immutable.
 *
 * @param logged the message
 * @param sections its parts that are not empty, in order; the body is there also when it is empty
 * @param says the length that its header says; empty where there is no header or no length in it
 * @param text the body's size in bytes and characters
 */
record WireContent(LoggedMessage logged, List<Section> sections, OptionalLong says, TextSize text) {
    /** The parts of a message. */
    enum Part {
        HEADER,
        BODY,
        TRAILER
    }

    /**
     * A part's place among the message's bytes.
     *
     * @param start where it begins
     * @param length how many bytes it has
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
        return new WireContent(
                logged,
                List.copyOf(sections),
                HeaderValue.read(message.bytes(), bodyStart, message.bodyLength()),
                TextSize.of(message.bytes(), bodyStart, bodyEnd));
    }

    /** Returns all bytes; nobody writes into them. */
    byte[] bytes() {
        return logged.message().bytes();
    }

    /** Returns how many bytes its header promises that are not there. */
    long missing() {
        return says.isPresent() ? Math.max(0, says.getAsLong() - text.bytes()) : 0;
    }

    /** Returns the part that a byte belongs to. */
    Part partOf(int at) {
        for (Section section : sections) {
            if (at >= section.start() && at < section.end()) {
                return section.part();
            }
        }
        return Part.BODY;
    }
}
