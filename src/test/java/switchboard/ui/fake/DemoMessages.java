package switchboard.ui.fake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.BodyPreview;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.LoggedMessage;
import switchboard.text.StoredText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.Severity;
import switchboard.wire.framing.Framings;

/** Sample messages of every kind by their number, without a server. */
public final class DemoMessages {
    public static final String[] NAMES = {"Ana", "Bruno", "李雷", "Sofía", "محمد", "Kenji", "", "Zoë 🦊", "<html><b>x"};

    private static final String[] TEXTS = {
        "Hello Server!",
        "{\"temp\": 21.4, \"unit\": \"C\"}",
        "你好，世界",
        "žluťoučký kůň 🧦",
        "مرحبا بالعالم",
        "こんにちは 👩‍💻 and 🇨🇿",
        "<html><img src=http://example.com/x.png><h1>big</h1>",
        "two lines:\r\nthe second\tone",
        "evil \u202Eturned around\u202C and \u001B[31mred",
        "a very long line " + "that goes on and on ".repeat(20),
        "!DISCONNECT",
        "x"
    };

    private DemoMessages() {}

    public static LoggedMessage message(long number) {
        ConnectionId client = new ConnectionId(number % NAMES.length + 1);
        String name = NAMES[(int) (number % NAMES.length)];
        Direction direction = number % 5 == 3 ? Direction.OUT : Direction.IN;
        return new LoggedMessage(
                number,
                1_763_816_701_120_000L + number * 731_337,
                client,
                name,
                "127.0.0.1:" + (52_300 + client.number()),
                direction,
                wire(number, direction),
                OptionalLong.empty(),
                note(number),
                false,
                StandardCharsets.UTF_8);
    }

    private static Note note(long number) {
        boolean marked = number % 40 == 27;
        return switch ((int) (number % 60)) {
            case 7 -> new Note(marked, "Nearly: ask about the header");
            case 55 -> new Note(marked, "<html><b>bold</b>\nsecond line \u202Eturned");
            default -> new Note(marked, "");
        };
    }

    private static Optional<Gap> gap(long number, long at) {
        return number % 200 == 195
                ? Optional.of(new Gap(at - 4_000_000, at - 1_000, 37, 2_886, StoredText.of("The disk is full.")))
                : Optional.empty();
    }

    private static Message wire(long number, Direction direction) {
        if (number % 17 == 9) {
            return unframed("alice");
        }
        if (number % 23 == 11) {
            byte[] cut = java.util.Arrays.copyOf(
                    Framings.HEADER64
                            .frame("Hello, this is cut".getBytes(StandardCharsets.UTF_8))
                            .bytes(),
                    64 + 9);
            return new Message(
                    FrameStatus.PARTIAL,
                    cut,
                    64,
                    9,
                    ReadTrace.of(number, new int[] {64, 9}, new int[] {0, 1_200_000}),
                    List.of(Findings.saying(
                            Cause.BODY_INCOMPLETE,
                            Certainty.CERTAIN,
                            "The client finished after 9 of the 18 bytes that its header promised.",
                            "sendall instead of send, and look for an exception")));
        }
        if (number % 29 == 12) {
            byte[] latin = "Grüße aus Zürich".getBytes(StandardCharsets.ISO_8859_1);
            Message frame = Framings.HEADER64.frame(latin);
            return new Message(
                    FrameStatus.FRAMED,
                    frame.bytes(),
                    64,
                    latin.length,
                    ReadTrace.single(number, frame.size()),
                    List.of(Findings.saying(
                            Cause.NOT_UTF8,
                            Certainty.CERTAIN,
                            "The body is not valid UTF-8: byte 2 is fc. Its bytes are kept as they came.",
                            "Python: text.encode(\"utf-8\")")));
        }
        Message frame = Framings.HEADER64.frame(TEXTS[(int) (number % TEXTS.length)].getBytes(StandardCharsets.UTF_8));
        if (direction == Direction.OUT) {
            return frame;
        }
        ReadTrace reads = number % 2 == 0
                ? ReadTrace.of(number, new int[] {64, frame.bodyLength()}, new int[] {0, 43_900})
                : ReadTrace.single(number / 7, frame.size());
        return new Message(FrameStatus.FRAMED, frame.bytes(), 64, frame.bodyLength(), reads, List.of());
    }

    private static Message unframed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Message(
                FrameStatus.UNFRAMED,
                bytes,
                0,
                bytes.length,
                ReadTrace.single(1, bytes.length),
                List.of(Findings.saying(
                        Cause.NO_HEADER,
                        Certainty.LIKELY,
                        "“" + text + "” came without a header: the length belongs first, in 64 bytes, then the text.",
                        "Python: b = text.encode(); s.sendall(str(len(b)).encode().ljust(64) + b)")));
    }

    public static LogRow row(long number) {
        LoggedMessage logged = message(number);
        Message message = logged.message();
        String text = message.text();
        return new LogRow(
                number,
                logged.at(),
                logged.client(),
                logged.clientName(),
                logged.direction(),
                message.bodyLength(),
                new BodyPreview(text.substring(0, Math.min(text.length(), 380)), true, Math.min(text.length(), 380)),
                message.findings().stream().findFirst().map(Finding::text),
                message.findings().stream().findFirst().map(Finding::cause),
                message.isProblem() ? Severity.PROBLEM : Severity.NOTE,
                note(number),
                gap(number, logged.at()),
                false);
    }
}
