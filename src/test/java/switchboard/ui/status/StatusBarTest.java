package switchboard.ui.status;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.CloseReason;
import switchboard.event.ConflatedSubscription;
import switchboard.event.Counts;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.LiveModel;
import switchboard.ui.notice.Notices;

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
            assertTrue(words.containsAll(List.of("live 3", "total 41", "peak 30", "rejected 2")), words.toString());
            List<String> tips = labels.stream()
                    .map(label -> String.valueOf(label.getToolTipText()))
                    .toList();
            assertTrue(tips.contains("3 live, 38 gone: FIN 36 · RST 2"), tips.toString());
        });
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
