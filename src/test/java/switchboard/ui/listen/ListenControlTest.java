package switchboard.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.model.ListenerInfo;
import switchboard.text.StoredText;
import switchboard.ui.Settings;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.listen.ListenControl.State;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;

@Timeout(30)
class ListenControlTest {
    private static final ListenerInfo LISTENER = DemoClass.listener(false);
    private static final Fact FAILED =
            new Fact.ListeningFailed(DemoClass.settings("0.0.0.0"), StoredText.of("The port is in use."));

    /** Returns the state after each of these facts. */
    private static List<State> after(Fact... facts) throws Exception {
        return OnEdt.call(() -> {
            EventBus bus = new EventBus();
            ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
            LiveModel live = new LiveModel();
            ListenControl listen = new ListenControl(
                    live, new RequestSender(bus, sentence -> {}), DemoClass.settings("127.0.0.1"), Settings.inMemory());
            return List.of(facts).stream()
                    .map(fact -> {
                        bus.publish(fact);
                        live.pump(news);
                        return listen.state();
                    })
                    .toList();
        });
    }

    @Test
    void whatCanNotStartHasFailedUntilAListenerStarts() throws Exception {
        assertEquals(List.of(State.FAILED, State.LISTENING), after(FAILED, new Fact.Listening(LISTENER)));
    }

    @Test
    void aMoveThatFailsLeavesItListeningAndAPersonCanStopItAfterwards() throws Exception {
        assertEquals(
                List.of(State.LISTENING, State.LISTENING, State.STOPPED),
                after(new Fact.Listening(LISTENER), FAILED, new Fact.ListeningEnded(LISTENER, Optional.empty())));
    }

    @Test
    void aMoveThatLosesTheOldListenerHasFailed() throws Exception {
        assertEquals(
                List.of(State.LISTENING, State.STOPPED, State.FAILED),
                after(new Fact.Listening(LISTENER), new Fact.ListeningEnded(LISTENER, Optional.empty()), FAILED));
    }
}
