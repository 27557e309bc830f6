package switchboard.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import switchboard.model.ClientStep;
import switchboard.model.Note;
import switchboard.record.Gap;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedListener;
import switchboard.record.LoggedMessage;
import switchboard.record.LoggedReading;
import switchboard.record.LoggedRun;
import switchboard.record.SessionContent;
import switchboard.record.SessionException;
import switchboard.record.reader.SessionReader;
import switchboard.text.CodedText;
import switchboard.text.StoredText;
import switchboard.text.TextColumns;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;

/**
 * Writes JSON Lines: the session, its runs, listeners and clients, then messages and gaps in order. Used by one thread.
 *
 * <p>This format is lossless. A message consists of its header, its body ({@code text}) and its trailer. Each is a
 * string if it is valid UTF-8, otherwise Base64, so the three together are the bytes on the wire.
 */
final class JsonlWriter implements ExportWriter {
    /** The version of the format; it grows when readers of the previous version would misread a file. */
    private static final int FORMAT = 1;

    private final CountingOutput out;
    private final JsonObject json = new JsonObject();
    private final JsonObject part = new JsonObject();

    JsonlWriter(CountingOutput out, SessionReader reader, Anonymity anonymity) throws IOException, SessionException {
        this.out = out;
        SessionContent content = reader.content();
        json.begin("session")
                .put("format", FORMAT)
                .put("name", String.valueOf(reader.file().getFileName()))
                .put("clients", content.clients())
                .put("messages", content.messages())
                .put("bytes", content.bytes());
        write();
        for (LoggedRun run : content.runs()) {
            json.begin("run").put("id", run.id());
            time("started", run.startedAt());
            if (run.endedAt().isPresent()) {
                time("ended", run.endedAt().getAsLong());
            }
            json.put("messages", run.messages()).put("bytes", run.bytes());
            write();
        }
        for (LoggedListener listener : reader.listeners()) {
            listener(anonymity.of(listener));
        }
        for (LoggedClient client : reader.clients()) {
            client(anonymity.of(client));
        }
    }

    private void listener(LoggedListener listener) throws IOException {
        json.begin("listener")
                .put("run", listener.run())
                .put("id", listener.id())
                .put("family", listener.family())
                .put("address", listener.address())
                .put("framing", listener.framing().name())
                .put("reply_as", listener.replyAs().word())
                .put("strict", listener.strict());
        write();
    }

    private void client(LoggedClient client) throws IOException {
        json.begin("client").put("id", client.id().number());
        client.listener().ifPresent(at -> json.put("run", at.run()).put("listener", at.id()));
        json.put("peer", client.peer()).put("local", client.local());
        word("name", client.name());
        if (client.openedAt() > 0) {
            time("opened", client.openedAt());
        }
        if (client.closedAt().isPresent()) {
            time("closed", client.closedAt().getAsLong());
        }
        client.reason().ifPresent(reason -> json.put("reason", reason.word()));
        client.farewell().ifPresent(text -> {
            word("farewell", text.english());
            code(json, "farewell_", text);
        });
        note(client.note());
        if (!client.charset().equals(StandardCharsets.UTF_8)) {
            json.put("charset", client.charset().name());
        }
        steps(client);
        readings(client);
        write();
    }

    private void readings(LoggedClient client) {
        StringJoiner all = new StringJoiner(",", "[", "]");
        for (LoggedReading reading : client.readings()) {
            part.begin()
                    .put("after", reading.after())
                    .put("step", reading.step())
                    .put("at", UtcTimes.utc(reading.at()))
                    .put("at_us", reading.at())
                    .put("framing", reading.framing().name())
                    .put("again", reading.again());
            all.add(part.nested());
        }
        if (!client.readings().isEmpty()) {
            json.putJson("readings", all.toString());
        }
    }

    private void steps(LoggedClient client) {
        StringJoiner all = new StringJoiner(",", "[", "]");
        for (ClientStep step : client.steps()) {
            part.begin()
                    .put("step", step.kind().name().toLowerCase(Locale.ROOT))
                    .put("place", step.place())
                    .put("after", step.after());
            all.add(part.nested());
        }
        if (!client.steps().isEmpty()) {
            json.putJson("steps", all.toString());
        }
    }

    @Override
    public void message(LoggedMessage logged) throws IOException {
        Message message = logged.message();
        json.begin("message").put("number", logged.number());
        time("time", logged.at());
        json.put("client", logged.client().number());
        word("name", logged.clientName());
        json.put("peer", logged.peer())
                .put("direction", logged.direction() == Direction.IN ? "in" : "out")
                .put("shape", message.shape().name().toLowerCase(Locale.ROOT))
                .put("bytes", message.bodyLength());
        int body = message.headerLength();
        int trailer = body + message.bodyLength();
        if (body > 0) {
            json.put("header", message.bytes(), 0, body);
        }
        json.put("text", message.bytes(), body, message.bodyLength());
        if (trailer < message.size()) {
            json.put("trailer", message.bytes(), trailer, message.size() - trailer);
        }
        if (logged.request().isPresent()) {
            json.put("request", logged.request().getAsLong());
        }
        reads(message.reads());
        findings(message);
        note(logged.note());
        write();
    }

    private void reads(ReadTrace reads) {
        if (reads.count() == 0) {
            return;
        }
        json.put("read", reads.firstRead());
        if (reads.count() == 1) {
            return;
        }
        StringJoiner pieces = new StringJoiner(",", "[", "]");
        for (int piece = 0; piece < reads.count(); piece++) {
            pieces.add("[" + reads.bytes(piece) + "," + reads.gapMicros(piece) + "]");
        }
        json.putJson("pieces", pieces.toString());
    }

    private void findings(Message message) {
        if (message.findings().isEmpty()) {
            return;
        }
        StringJoiner all = new StringJoiner(",", "[", "]");
        for (Finding finding : message.findings()) {
            part.begin()
                    .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                    .put("cause", finding.cause().id())
                    .put("certainty", finding.certainty().name().toLowerCase(Locale.ROOT))
                    .put("sentence", finding.text().english())
                    .put("repair", finding.repair().map(CodedText::english).orElse(""));
            code(part, "", finding.text());
            all.add(part.nested());
        }
        json.putJson("findings", all.toString());
    }

    @Override
    public void gap(SessionReader.PlacedGap placed) throws IOException {
        Gap gap = placed.gap();
        json.begin("gap").put("after", placed.before() - 1);
        placed.step().ifPresent(place -> json.put("place", place));
        time("from", gap.from());
        time("to", gap.to());
        json.put("messages", gap.messages())
                .put("bytes", gap.bytes())
                .put("reason", gap.reason().english());
        code(json, "", gap.reason());
        write();
    }

    /**
     * Appends the code and the arguments that a program needs to show a sentence in another language, if the code is
     * known.
     */
    private static void code(JsonObject object, String prefix, CodedText text) {
        TextColumns columns = TextColumns.of(text);
        // The arguments of an unknown code are not exported, because they may come from a file that another program
        // wrote.
        if (columns.code() != null && columns.arguments() != null && !(text.code() instanceof StoredText)) {
            object.put(prefix + "code", columns.code()).putJson(prefix + "arguments", columns.arguments());
        }
    }

    private void note(Note note) {
        if (note.marked()) {
            json.put("marked", true);
        }
        word("note", note.text());
    }

    private void word(String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    /** Appends a time twice: as ISO 8601 for people and as microseconds since 1970. */
    private void time(String name, long micros) {
        json.put(name, UtcTimes.utc(micros)).put(name + "_us", micros);
    }

    private void write() throws IOException {
        out.write(json.end());
    }
}
