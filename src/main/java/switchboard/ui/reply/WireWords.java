package switchboard.ui.reply;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.ui.FramingWords;
import switchboard.ui.Strings;
import switchboard.wire.framing.Framing;

/** Tells in words what goes over the wire for the recipients of a reply, before it is sent. Stateless. */
final class WireWords {
    /** The framing whose senders expect CR between the lines of a text, as HL7 does. */
    private static final String HL7 = "mllp";

    /** The largest number of formats that are told. */
    private static final int MOST = 3;

    private WireWords() {}

    /** Returns the sentence; empty if there are no recipients. */
    static String of(ReplyDraft draft) {
        Map<String, Integer> formats = new LinkedHashMap<>();
        draft.to().forEach(client -> formats.merge(format(client, draft.form()), 1, Integer::sum));
        if (formats.isEmpty()) {
            return "";
        }
        String words = formats.size() == 1
                ? formats.keySet().iterator().next()
                : formats.entrySet().stream()
                        .limit(MOST)
                        .map(format -> Strings.of("reply.wire.some", format.getValue(), format.getKey()))
                        .collect(Collectors.joining("; "));
        String sentence = Strings.of(formats.size() > MOST ? "reply.wire.more" : "reply.wire", words);
        return hasWrongLineEnds(draft) ? sentence + " " + Strings.of("reply.wire.hl7") : sentence;
    }

    private static String format(ClientSummary client, Request.ReplyForm form) {
        Framing framing = form.framing(client.reading().framing(), client.replyAs(), client.unframed());
        Charset charset = client.reading().charset();
        String words = framing.delimits() ? FramingWords.of(framing, charset) : Strings.of("reply.wire.body");
        if (!charset.equals(StandardCharsets.UTF_8) && !words.contains(charset.name())) {
            words = Strings.of("reply.wire.charset", words, charset.name());
        }
        return form instanceof Request.ReplyForm.FalseLength wrong
                ? Strings.of("reply.wire.length", words, wrong.length())
                : words;
    }

    private static boolean hasWrongLineEnds(ReplyDraft draft) {
        boolean ends = false;
        for (byte one : draft.typed().body().utf8()) {
            if (one == '\r') {
                return false;
            }
            ends |= one == '\n';
        }
        return ends
                && draft.to().stream()
                        .anyMatch(client -> client.reading().framing().name().equals(HL7));
    }
}
