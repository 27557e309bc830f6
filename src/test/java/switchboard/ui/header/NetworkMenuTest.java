package switchboard.ui.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javax.swing.JMenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.Settings;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;

@Timeout(30)
class NetworkMenuTest {
    /** One run of the program, with a listener on the loopback address. */
    private static final class Day {
        final EventBus bus = new EventBus();
        final ListenControl listen;

        Day(Settings settings) {
            ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
            LiveModel live = new LiveModel();
            listen = new ListenControl(
                    live, new RequestSender(bus, sentence -> {}), DemoClass.settings("127.0.0.1"), settings);
            new DemoClass(bus, 0).listen(false);
            live.pump(news);
        }

        JMenuItem first() {
            return (JMenuItem) NetworkMenu.of(listen).getMenuComponent(0);
        }

        Optional<Request> asked() throws InterruptedException {
            return bus.requests().poll(0);
        }
    }

    @Test
    void whoOpenedTheServerIsOfferedThatFirstTheNextDayAndItNeverOpensByItself() throws Exception {
        OnEdt.run(() -> {
            Settings settings = Settings.inMemory();
            Day monday = new Day(settings);
            assertFalse(monday.first().getText().contains("as last time"));
            monday.listen.open(true);

            Day tuesday = new Day(settings);
            assertEquals(Optional.empty(), tuesday.asked());
            assertTrue(tuesday.first().getText().contains("as last time"));
            tuesday.first().getActionListeners()[0].actionPerformed(null);
            Request.MoveListener move = (Request.MoveListener) tuesday.asked().orElseThrow();
            assertEquals(new Where.Tcp("0.0.0.0", 5050), move.settings().where());
            tuesday.listen.open(false);

            assertFalse(new Day(settings).first().getText().contains("as last time"));
        });
    }
}
