package switchboard.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.text.StoredText;
import switchboard.ui.Settings;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;

/** The control of the listeners on a real event bus, and the facts of a server that is played by the test. */
final class ListenFixture {
    static final String FINGERPRINT = "AB:".repeat(31) + "AB";
    static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    final EventBus bus = new EventBus();
    final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
    final LiveModel live = new LiveModel();
    final List<String> refused = new ArrayList<>();
    final ListenControl listen = new ListenControl(
            live, new RequestSender(bus, refused::add), DemoClass.settings("127.0.0.1"), Settings.inMemory());
    final DemoClass lesson = new DemoClass(bus, 0);

    /** Returns a listener as a server publishes it. */
    static ListenerInfo info(int id, ListenerSettings settings) {
        Where.Tcp tcp = (Where.Tcp) settings.where();
        return new ListenerInfo(
                id,
                tcp.encrypted() ? "tls" : "tcp",
                tcp.address() + ":" + tcp.port(),
                tcp.port(),
                List.of(),
                settings,
                tcp.encrypted() ? FINGERPRINT : "",
                tcp.encrypted() ? CERTIFICATE : "");
    }

    /** Returns the settings of a listener at a port of the loopback address. */
    static ListenerSettings at(int port) {
        return DemoClass.settings("127.0.0.1").at(new Where.Tcp("127.0.0.1", port));
    }

    ListenFixture listening(int id, ListenerSettings settings) {
        bus.publish(new Fact.Listening(info(id, settings)));
        live.pump(news);
        return this;
    }

    /** Plays a server that has moved a listener. */
    void moved(int from, ListenerSettings before, int to, ListenerSettings settings) {
        bus.publish(new Fact.Listening(info(to, settings)));
        ended(from, before);
    }

    void ended(int id, ListenerSettings settings) {
        bus.publish(new Fact.ListeningEnded(info(id, settings), Optional.empty()));
        live.pump(news);
    }

    void failed(ListenerSettings settings, String sentence) {
        bus.publish(new Fact.ListeningFailed(settings, StoredText.of(sentence)));
        live.pump(news);
    }

    /** Makes a client of the first listener connect. */
    void connect(int number) {
        lesson.open(number);
        live.pump(news);
    }

    /** Returns the next request, or empty if there is none. */
    Optional<Request> asked() {
        try {
            return bus.requests().poll(0);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
