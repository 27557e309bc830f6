package switchboard.ui.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.LiveFold;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.text.StoredText;
import switchboard.ui.Strings;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.DemoClass;

/** Notices of the live state. */
@Timeout(30)
class LiveNoticesTest {
    private final List<Integer> retried = new ArrayList<>();

    /** Has 5051 already, and a form that shows the failure at 6000. */
    private final class Played implements LiveNotices.Retries {
        @Override
        public boolean isAnswered(Fact.ListeningFailed failure) {
            return failure.settings().where() instanceof Where.Tcp tcp && tcp.port() == 6000;
        }

        @Override
        public int portAfter(int port) {
            return port == 5050 ? 5052 : 0;
        }

        @Override
        public void retry(ListenerSettings settings) {
            retried.add(settings.where() instanceof Where.Tcp tcp ? tcp.port() : 0);
        }
    }

    private static Fact.ListeningFailed inUse(int port) {
        return new Fact.ListeningFailed(
                DemoClass.settings("127.0.0.1").at(new Where.Tcp("127.0.0.1", port)), StoredText.of("In use."));
    }

    @Test
    void aPortInUseOffersTheNextOneThatIsNotOursAndNothingWhereThereIsNoneOrAFormShowsIt() throws Exception {
        LiveFold state = new LiveFold();
        OnEdt.run(() -> {
            Notices notices = new Notices();
            LiveNotices live = new LiveNotices(notices, new Played(), () -> {}, any -> {});
            state.add(inUse(5050));
            live.accept(state.take());
            Notice failed = notices.first().orElseThrow();
            assertEquals("Use port 5052", failed.actions().getFirst().words());
            notices.take(failed, failed.actions().getFirst());
            assertEquals(List.of(5052), retried);
            state.add(inUse(65_535));
            live.accept(state.take());
            assertEquals(List.of(), notices.first().orElseThrow().actions());
            notices.dismiss(notices.first().orElseThrow());
            state.add(inUse(6000));
            live.accept(state.take());
            assertEquals(Optional.empty(), notices.first());
        });
    }

    @Test
    void aPossibleLoopOffersToTurnTheReplyOffAndThenOnAgain() throws Exception {
        List<Optional<AutoReply>> asked = new ArrayList<>();
        LiveFold state = new LiveFold();
        OnEdt.run(() -> {
            Notices notices = new Notices();
            LiveNotices live = new LiveNotices(notices, new Played(), () -> {}, asked::add);
            state.add(new Fact.Warning("reply loop", StoredText.of("Possibly forever.")));
            live.accept(state.take());
            Notice possible = notices.first().orElseThrow();
            assertEquals("Possibly forever.", possible.sentence());
            assertEquals(Notice.Kind.WARNING, possible.kind());
            notices.take(possible, possible.actions().getFirst());
            assertEquals(List.of(Optional.of(new AutoReply.Off())), asked);

            state.add(new Fact.AutoReplyChanged(Optional.of(new AutoReply.Off())));
            state.add(Fact.Warning.over("reply loop"));
            live.accept(state.take());
            Notice off = notices.first().orElseThrow();
            assertEquals(Strings.of("notice.auto.is.off"), off.sentence());
            notices.take(off, off.actions().getFirst());
            assertEquals(Optional.empty(), asked.getLast());

            state.add(new Fact.AutoReplyChanged(Optional.empty()));
            live.accept(state.take());
            assertEquals(List.of(), notices.all());
        });
    }
}
