package switchboard.ui.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.LiveFold;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.text.StoredText;
import switchboard.ui.Strings;
import switchboard.ui.edt.OnEdt;

/** Notices of the live state. */
@Timeout(30)
class LiveNoticesTest {
    @Test
    void aPossibleLoopOffersToTurnTheReplyOffAndThenOnAgain() throws Exception {
        List<Optional<AutoReply>> asked = new ArrayList<>();
        LiveFold state = new LiveFold();
        OnEdt.run(() -> {
            Notices notices = new Notices();
            LiveNotices live = new LiveNotices(notices, settings -> {}, () -> {}, asked::add);
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
