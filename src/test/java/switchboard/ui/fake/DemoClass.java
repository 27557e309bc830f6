package switchboard.ui.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.ClassCode;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerInfo.Reachable;
import switchboard.model.ListenerSettings;
import switchboard.model.Reading;
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

/** Publishes facts of a class of clients in all states, without a server. */
public final class DemoClass {
    public static final List<String> NAMES = List.of(
            "Ana",
            "Bruno",
            "李雷",
            "Sofía",
            "محمد",
            "Kenji",
            "",
            "Zoë 🦊",
            "<html><b>x</b>",
            "Šárka",
            "A very long name that nobody would type in class",
            "Οδυσσέας",
            "דוד",
            "Nguyễn Văn A",
            "👩‍💻 Mia",
            "Lars",
            "evil \u202Eeman",
            "Иван",
            "สมชาย",
            "",
            "O'Neill",
            "Jürgen",
            "김민준",
            "Fatima",
            "Tom\u0007",
            "Ines",
            "🇨🇿 Jana",
            "Pavel",
            "",
            "Zuzana");

    private final EventBus bus;
    private final long now;
    private final long elapsed;
    private long version;

    public DemoClass(EventBus bus, long now) {
        this(bus, now, now);
    }

    /** Creates a class whose elapsed time is {@code elapsed} at {@code now}. */
    public DemoClass(EventBus bus, long now, long elapsed) {
        this.bus = bus;
        this.now = now;
        this.elapsed = elapsed;
    }

    public static ListenerSettings settings(String address) {
        return new ListenerSettings(
                new ListenerSettings.Where.Tcp(address, 5050),
                Framings.HEADER64,
                ReplyFormat.FRAMED,
                false,
                "!DISCONNECT",
                new ListenerSettings.AutoReply.Off(),
                ClassCode.NONE);
    }

    public static ListenerInfo listener(boolean open) {
        String address = open ? "0.0.0.0" : "127.0.0.1";
        return new ListenerInfo(
                1,
                "tcp",
                address + ":5050",
                5050,
                open
                        ? List.of(new Reachable("192.168.1.20", "Wi-Fi"), new Reachable("172.17.0.1", "docker0"))
                        : List.of(),
                settings(address),
                "",
                "");
    }

    public void listen(boolean open) {
        bus.publish(new Fact.Listening(listener(open)));
    }

    public void open(int number) {
        bus.publish(new Fact.Opened(
                new ConnectionInfo(
                        new ConnectionId(number),
                        1,
                        "192.168.1." + (30 + number) + ":" + (50_000 + number),
                        "192.168.1." + (30 + number),
                        "192.168.1.20:5050",
                        now - 600_000_000L + number,
                        ReplyFormat.FRAMED,
                        false,
                        Reading.USUAL),
                counts(number, 0)));
        String name = number <= NAMES.size() ? NAMES.get(number - 1) : "";
        if (!name.isEmpty()) {
            bus.publish(new Fact.Named(new ConnectionId(number), name));
        }
    }

    public void arrive() {
        for (int number = 1; number <= NAMES.size(); number++) {
            open(number);
        }
        for (int number = 1; number <= NAMES.size(); number++) {
            ConnectionId id = new ConnectionId(number);
            for (int i = 0; i < number % 7 + 1; i++) {
                receive(number, now - 1_000_000L * (number * 7 % 90) - i * 1_000L);
            }
            switch (number) {
                case 4, 11, 12 -> sent(number);
                case 5 -> bus.publish(new Fact.Changed(id, true, ReplyFormat.FRAMED, false, 0, 0, false));
                case 6 -> {
                    sent(number);
                    bus.publish(new Fact.Changed(id, false, ReplyFormat.RAW, false, 23, 0, false));
                }
                case 7, 9 -> {
                    problem(number);
                    bus.publish(new Fact.Changed(id, false, ReplyFormat.RAW, true, 0, 0, false));
                }
                case 13 ->
                    close(number, CloseReason.FIN, "It closed the connection (FIN) between two messages.", false);
                case 16 -> close(number, CloseReason.RESET, "Its system reset the connection (RST).", false);
                case 20 ->
                    close(number, CloseReason.TRUNCATED, "It closed the connection in the middle of a message.", false);
                case 22 -> close(number, CloseReason.FIN, "It finished sending (FIN) and can still be answered.", true);
                default -> {}
            }
        }
        bus.publish(new Fact.Recorded(1_204, 1_204, 312_000));
    }

    public void receive(int number, long at) {
        Message frame = Framings.HEADER64.frame("Hello Server!".getBytes(StandardCharsets.UTF_8));
        bus.publish(new Fact.Received(new ConnectionId(number), at, elapsed(at), frame));
    }

    private long elapsed(long at) {
        return Math.max(1, elapsed + at - now);
    }

    public void sent(int number) {
        Message frame = Framings.HEADER64.frame("Hi!".getBytes(StandardCharsets.UTF_8));
        bus.publish(new Fact.Sent(new ConnectionId(number), now, elapsed(now), frame, OptionalLong.empty()));
    }

    private void problem(int number) {
        byte[] bytes = "alice".getBytes(StandardCharsets.UTF_8);
        List<Finding> findings = new ArrayList<>();
        findings.add(Findings.saying(
                Cause.NO_HEADER,
                Certainty.LIKELY,
                "“alice” came without a header: the length belongs first, in 64 bytes, then the text.",
                ""));
        bus.publish(new Fact.Received(
                new ConnectionId(number),
                now - 42_000_000L,
                elapsed(now - 42_000_000L),
                new Message(
                        FrameStatus.UNFRAMED, bytes, 0, bytes.length, ReadTrace.single(1, bytes.length), findings)));
    }

    public void close(int number, CloseReason reason, String sentence, boolean answerable) {
        bus.publish(new Fact.Closed(
                new ConnectionId(number),
                now,
                reason,
                StoredText.of(sentence),
                answerable,
                counts(NAMES.size() - 3, 3)));
    }

    private Counts counts(int live, int closed) {
        version++;
        return new Counts(
                version, live, live + closed, Math.max(live, 30), 2, live, Map.of(CloseReason.FIN, (long) closed));
    }
}
