package switchboard.ui.status;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.model.CloseReason;
import switchboard.model.Counts;
import switchboard.text.StoredText;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.fake.ClientFixtures;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.LiveModel;
import switchboard.ui.notice.Notices;
import switchboard.wire.Message;
import switchboard.wire.framing.Framings;

@Timeout(30)
class StatusBarTest {
    @Test
    void theCountsShowAndTheTotalTellsHowThoseWhoAreGoneLeft() {
        OnEdt.run(() -> {
            EventBus bus = new EventBus();
            ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
            LiveModel live = new LiveModel();
            StatusBar bar = new StatusBar(live, new Notices(), () -> 0);
            bus.publish(new Fact.Counted(
                    new Counts(1, 3, 41, 30, 2, 3, Map.of(CloseReason.FIN, 36L, CloseReason.RESET, 2L))));
            live.pump(news);
            bar.tick();
            List<JLabel> labels = labels(bar, new ArrayList<>());
            List<String> words = labels.stream().map(JLabel::getText).toList();
            assertTrue(
                    words.containsAll(List.of(
                            LocalizedDigits.ofUser("connected 3"),
                            LocalizedDigits.ofUser("total 41"),
                            LocalizedDigits.ofUser("peak 30"),
                            LocalizedDigits.ofUser("refused 2"))),
                    words.toString());
            List<String> tips = labels.stream()
                    .map(label -> String.valueOf(label.getToolTipText()))
                    .toList();
            assertTrue(
                    tips.contains(LocalizedDigits.ofUser("3 connected, 38 disconnected: FIN 36 · RST 2")),
                    tips.toString());
        });
    }

    @Test
    void whatWaitsToBeOnDiskIsSaidOnceItWaitsVisiblyAndWhatIsMissingStays() {
        OnEdt.run(() -> {
            EventBus bus = new EventBus();
            ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
            LiveModel live = new LiveModel();
            AtomicLong now = new AtomicLong(1_000_000);
            StatusBar bar = new StatusBar(live, new Notices(), now::get);
            Message frame = Framings.HEADER64.frame(new byte[] {'x'});
            for (int i = 0; i < 3; i++) {
                bus.publish(new Fact.Received(ClientFixtures.id(1), 1, 1_000_000, frame));
            }
            bus.publish(new Fact.Recorded(1, 1, 65, 1, 0, 1_000_000));
            live.pump(news);
            now.set(1_200_000);
            bar.tick();
            assertTrue(
                    texts(bar).contains(LocalizedDigits.ofUser("recorded 1")),
                    texts(bar).toString());
            now.set(4_000_000);
            bar.tick();
            assertTrue(
                    texts(bar).contains(LocalizedDigits.ofUser("recorded 1 · 2 waiting, 3 s behind")),
                    texts(bar).toString());
            bus.publish(new Fact.Warning("recorder", StoredText.of("The disk is full.")));
            bus.publish(new Fact.Recorded(1, 1, 65, 3, 2, 1_000_000));
            live.pump(news);
            bar.tick();
            assertTrue(
                    texts(bar).contains(LocalizedDigits.ofUser("not recording: recorded 1 · 2 missing")),
                    texts(bar).toString());
        });
    }

    private static List<String> texts(StatusBar bar) {
        return labels(bar, new ArrayList<>()).stream().map(JLabel::getText).toList();
    }

    private static List<JLabel> labels(Container within, List<JLabel> found) {
        for (Component one : within.getComponents()) {
            if (one instanceof JLabel label) {
                found.add(label);
            } else if (one instanceof Container inner) {
                labels(inner, found);
            }
        }
        return found;
    }
}
