package switchboard.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;
import switchboard.text.StoredText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/** A session whose messages contain everything that ever broke an export, with disconnects of every kind. */
final class AwkwardSession {
    /**
     * A body and the table cell it must become.
     *
     * @param body the body as received
     * @param cell the cell as every reader of CSV must see it
     */
    record Nasty(byte[] body, String cell) {
        static Nasty kept(String text) {
            return new Nasty(utf8(text), text);
        }

        static Nasty changed(String text, String cell) {
            return new Nasty(utf8(text), cell);
        }
    }

    static final String LONG_LINE = "long ".repeat(6_000);

    /** The bodies that the first client sends, each in its own frame. */
    static final List<Nasty> BODIES = List.of(
            Nasty.kept("Hello Server!"),
            Nasty.kept(""),
            Nasty.kept("a \"quoted\" word, a comma; a semicolon\tand a tab"),
            Nasty.kept("two\nlines, and an empty one\n\nbehind it"),
            Nasty.changed("CRLF\r\nand a lone\rCR", "CRLF\\r\nand a lone\\rCR"),
            Nasty.changed("a NUL \0 inside", "a NUL \\x00 inside"),
            Nasty.changed("\u001b[2J\u001b]0;title\u0007", "\\x1b[2J\\x1b]0;title\\x07"),
            Nasty.changed("=1+1", "'=1+1"),
            Nasty.changed("+491234", "'+491234"),
            Nasty.changed("-1", "'-1"),
            Nasty.changed("@SUM(A1)", "'@SUM(A1)"),
            Nasty.changed("\t=1+1", "'\t'=1+1"),
            Nasty.changed("\r=1+1", "\\r=1+1"),
            Nasty.changed("\n=1+1", "'\n'=1+1"),
            Nasty.changed("  =HYPERLINK(\"http://x\")", "'  =HYPERLINK(\"http://x\")"),
            Nasty.changed("\u00a0\u200b=1", "'\u00a0\u200b=1"),
            Nasty.changed("＝1＋1", "'＝1＋1"),
            Nasty.changed("'an apostrophe", "''an apostrophe"),
            Nasty.changed("=cmd|'/c calc'!A0", "'=cmd|''/c calc'!A0"),
            Nasty.changed("x;=1+1;  \"@SUM(A1)", "x;'=1+1;'  \"@SUM(A1)"),
            Nasty.changed("a\t+1|-1,﹦1\n'b", "a\t'+1|'-1,'﹦1\n''b"),
            Nasty.kept("0012"),
            Nasty.kept("1e5"),
            Nasty.kept("2024-01-02"),
            Nasty.kept("1/2"),
            Nasty.kept("TRUE"),
            Nasty.kept("  blanks around  "),
            Nasty.kept("C:\\new\\x00"),
            Nasty.kept("\"\"\""),
            Nasty.kept("\""),
            Nasty.kept("žluťoučký kůň, 中文, 😀👩‍👩‍👧‍👦 e\u0301"),
            Nasty.kept("\u202eright to left\u202c שלום"),
            Nasty.kept("line\u2028separator\u2029paragraph"),
            Nasty.changed("next\u0085line", "next\\u0085line"),
            Nasty.kept("\ufeffmark"),
            Nasty.changed("no\uffffcharacter", "no\\uffffcharacter"),
            Nasty.kept("<html><b>bold</b><img src=x>"),
            Nasty.kept("</script>&amp;<![CDATA[x]]>"),
            Nasty.kept("_x000D_ and _x0041_"),
            Nasty.kept("#NAME? {=A1} %d %s $HOME `id`"),
            Nasty.kept(LONG_LINE),
            new Nasty(new byte[] {(byte) 0x80}, "\\x80"),
            new Nasty(new byte[] {'a', (byte) 0xC3}, "a\\xc3"),
            new Nasty(new byte[] {(byte) 0xC0, (byte) 0xAF, (byte) 0xFF, '"', ','}, "\\xc0\\xaf\\xff\","),
            new Nasty(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "\\xed\\xa0\\x80"));

    private static final long START = 1_767_225_600_000_000L;

    private final List<Fact> facts = new ArrayList<>();
    private final List<Annotation> notes = new ArrayList<>();
    private final List<byte[]> messages = new ArrayList<>();
    private final Map<Long, ByteArrayOutputStream> in = new TreeMap<>();
    private final Map<Long, ByteArrayOutputStream> out = new TreeMap<>();
    private long clock = START;
    private long reads;

    private AwkwardSession() {}

    /** Returns the session that all tests of exports use. */
    static AwkwardSession complete() {
        AwkwardSession session = new AwkwardSession();
        session.texts();
        session.shapes();
        session.endings();
        return session;
    }

    private void texts() {
        opened(1, "127.0.0.1:50001", "127.0.0.1:5050");
        facts.add(new Fact.Named(id(1), "=Ana \"the, 1st\"\u202e"));
        for (Nasty nasty : BODIES) {
            received(1, framed(nasty.body()));
        }
        sent(1, Framings.HEADER64.frame(utf8("=answer\n\"quoted\"")));
        notes.add(new Annotation(new Note.Subject.OfMessage(1), new Note(true, "=a note\nof two lines, \"quoted\"")));
        notes.add(new Annotation(new Note.Subject.OfClient(id(1)), new Note(true, "sits at the back")));
    }

    private void shapes() {
        opened(2, "[fe80::1%eth0]:50002", "[fe80::2%eth0]:6464");
        byte[] all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        received(2, framed(all));
        byte[] large = new byte[1 << 20];
        for (int at = 0; at < large.length; at++) {
            large[at] = (byte) ('a' + at % 26);
        }
        received(2, framed(large));
        // The header has an unusual form but is valid, and it arrives byte by byte.
        byte[] odd = utf8("  007" + " ".repeat(59) + "seventy");
        int[] ones = new int[odd.length];
        int[] gaps = new int[odd.length];
        for (int piece = 0; piece < ones.length; piece++) {
            ones[piece] = 1;
            gaps[piece] = piece == 0 ? 0 : 1_000;
        }
        received(2, new Message(FrameStatus.FRAMED, odd, 64, 7, ReadTrace.of(++reads, ones, gaps), List.of()));
        reads += ones.length;
        Finding problem = Findings.saying(
                Cause.NO_HEADER, Certainty.CERTAIN, "“alice” came without a header.", "s.sendall(header + body)");
        received(2, unframed(utf8("alice"), problem));
        received(2, unframed(new byte[] {(byte) 0xFF, 0, '\r', '\n'}));
        sent(2, Framings.HEADER64.encode(utf8("raw answer"), ReplyFormat.RAW));
        sent(2, framedOut(large));
        received(2, framed(utf8("back to frames")));
        byte[] cut = utf8("100" + " ".repeat(61) + "only this came");
        received(2, new Message(FrameStatus.PARTIAL, cut, 64, 14, ReadTrace.single(++reads, cut.length), List.of()));

        opened(3, "unix #3", "/tmp/socket");
        byte[] line = utf8("a line\r\n");
        received(3, new Message(FrameStatus.FRAMED, line, 0, 6, ReadTrace.single(++reads, line.length), List.of()));
        sent(3, Framings.parse("lines").frame(utf8("another")));
        received(
                3,
                new Message(FrameStatus.FRAMED, new byte[] {0, 1, 'x'}, 2, 1, ReadTrace.single(++reads, 3), List.of()));
        sent(3, Framings.parse("u32").frame(utf8("binary length")));
    }

    private void endings() {
        closed(1, CloseReason.FIN);
        // A client after a half-close still gets replies.
        sent(1, framedOut(utf8("late answer")));
        closed(2, CloseReason.RESET);
        // The clock is set back by an hour.
        clock -= 3_600_000_000L;
        closed(3, CloseReason.KICKED);
        opened(4, "[2001:db8::4]:50004", "[2001:db8::1]:5050");
        received(4, framed(utf8("after the clock was set back")));
        clock += 3_600_000_000L;
        // The client reuses the ports of a client that has left.
        opened(5, "127.0.0.1:50001", "127.0.0.1:5050");
        received(5, framed(utf8("same ports again")));
        opened(6, "127.0.0.1:50006", "127.0.0.1:5050");
        closed(6, CloseReason.GOODBYE);
        closed(4, CloseReason.TIMEOUT);
    }

    private void opened(long client, String peer, String local) {
        tick();
        facts.add(new Fact.Opened(
                new ConnectionInfo(id(client), 1, peer, peer, local, clock, ReplyFormat.FRAMED, false, Reading.USUAL),
                Counts.ZERO));
    }

    private void closed(long client, CloseReason reason) {
        tick();
        facts.add(new Fact.Closed(
                id(client), clock, reason, StoredText.of("It left by " + reason.word() + "."), true, Counts.ZERO));
    }

    private void received(long client, Message message) {
        tick();
        facts.add(new Fact.Received(id(client), clock, message));
        keep(in, client, message);
    }

    private void sent(long client, Message message) {
        tick();
        facts.add(new Fact.Sent(id(client), clock, message, OptionalLong.empty()));
        keep(out, client, message);
    }

    private void keep(Map<Long, ByteArrayOutputStream> way, long client, Message message) {
        messages.add(message.bytes());
        way.computeIfAbsent(client, first -> new ByteArrayOutputStream()).writeBytes(message.bytes());
    }

    private void tick() {
        clock += 100_003;
    }

    private Message framed(byte[] body) {
        Message framed = framedOut(body);
        return new Message(
                FrameStatus.FRAMED,
                framed.bytes(),
                framed.headerLength(),
                framed.bodyLength(),
                ReadTrace.single(++reads, framed.size()),
                List.of());
    }

    private static Message framedOut(byte[] body) {
        return Framings.HEADER64.frame(body);
    }

    private Message unframed(byte[] bytes, Finding... findings) {
        return new Message(
                FrameStatus.UNFRAMED,
                bytes,
                0,
                bytes.length,
                ReadTrace.single(++reads, bytes.length),
                List.of(findings));
    }

    private static ConnectionId id(long client) {
        return new ConnectionId(client);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Records the session into a new file. */
    Path record(Path file) throws SessionException {
        EventBus bus = new EventBus();
        try (RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            facts.forEach(bus::publish);
            session.notes().put(notes).join();
        }
        bus.close();
        return file;
    }

    /** Returns the bytes of each message on the wire, in order. */
    List<byte[]> messages() {
        return messages;
    }

    /** Returns all bytes that a client sent or received. */
    byte[] stream(long client, boolean inbound) {
        ByteArrayOutputStream stream = (inbound ? in : out).get(client);
        return stream == null ? new byte[0] : stream.toByteArray();
    }

    /** Returns the number of clients that sent or received messages. */
    long clients() {
        return Math.max(in.keySet().stream().mapToLong(id -> id).max().orElse(0), 6);
    }
}
