package switchboard.ui.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.notice.Notice.Kind;

@Timeout(30)
class NoticesTest {
    private static final Notice INFO = Notice.of("a", Kind.INFO, "This is so.");
    private static final Notice WARNING = Notice.of("b", Kind.WARNING, "This is slow.");
    private static final Notice ERROR = Notice.of("c", Kind.ERROR, "This is broken.");

    private final Notices notices = new Notices();

    @Test
    void theWorstComesFirstAndOfThoseTheNewest() throws Exception {
        OnEdt.run(() -> {
            assertEquals(Optional.empty(), notices.first());
            notices.show(ERROR);
            notices.show(WARNING);
            notices.show(INFO);
            assertEquals(Optional.of(ERROR), notices.first());
            Notice newer = Notice.of("d", Kind.ERROR, "This is broken too.");
            notices.show(newer);
            assertEquals(Optional.of(newer), notices.first());
            assertEquals(4, notices.count());
        });
    }

    @Test
    void aNewerOneTakesThePlaceOfTheOneAboutTheSame() throws Exception {
        OnEdt.run(() -> {
            notices.show(WARNING);
            Notice worse = Notice.of("b", Kind.ERROR, "Now it stands.");
            notices.show(worse);
            assertEquals(List.of(worse), notices.all());
        });
    }

    @Test
    void whatWasDismissedStaysAwayAndCanStillBeRead() throws Exception {
        OnEdt.run(() -> {
            notices.show(WARNING);
            notices.dismiss(WARNING);
            notices.show(WARNING);
            assertEquals(List.of(), notices.all());
            assertEquals(List.of(WARNING), notices.dismissed());
            notices.showEvenIfDismissed(WARNING);
            assertEquals(List.of(WARNING), notices.all());
            assertEquals(List.of(), notices.dismissed());
        });
    }

    @Test
    void whatIsOverIsGoneAndComesBackWhenItHappensAgain() throws Exception {
        OnEdt.run(() -> {
            notices.show(WARNING);
            notices.dismiss(WARNING);
            notices.clear("b");
            assertEquals(List.of(), notices.dismissed());
            notices.show(WARNING);
            assertEquals(Optional.of(WARNING), notices.first());
        });
    }

    @Test
    void aWayOutThatSettlesTheMatterTakesTheNoticeAwayAndOneThatHelpsDoesNot() throws Exception {
        OnEdt.run(() -> {
            List<String> done = new ArrayList<>();
            Notice.Action dismissing = Notice.Action.dismissing("Keep", () -> done.add("kept"));
            Notice.Action persistent = Notice.Action.persistent("Show folder", () -> done.add("shown"));
            Notice notice = new Notice("e", Kind.WARNING, "They are old.", List.of(persistent, dismissing));
            notices.show(notice);
            notices.take(notice, persistent);
            assertEquals(Optional.of(notice), notices.first());
            notices.take(notice, dismissing);
            assertEquals(Optional.empty(), notices.first());
            assertEquals(List.of("shown", "kept"), done);
        });
    }

    @Test
    void listenersHearOfChangesOnly() throws Exception {
        OnEdt.run(() -> {
            List<Integer> counts = new ArrayList<>();
            notices.onChange(() -> counts.add(notices.count()));
            notices.show(INFO);
            notices.show(INFO);
            notices.clear("nothing");
            notices.dismiss(INFO);
            assertEquals(List.of(1, 0), counts);
        });
    }

    @Test
    void anotherThreadIsTurnedAway() {
        assertTrue(assertThrows(IllegalStateException.class, () -> notices.show(INFO))
                .getMessage()
                .contains("event dispatch thread"));
    }
}
