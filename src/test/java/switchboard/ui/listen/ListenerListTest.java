package switchboard.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.text.StoredText;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.RequestSender;
import switchboard.wire.framing.Framings;

@Timeout(30)
class ListenerListTest {
    private static final ListenerSettings HERE = ListenFixture.at(5050);
    private static final ListenerSettings THERE = ListenFixture.at(6060);

    private final List<Optional<String>> answers = new ArrayList<>();

    private static KnownListener only(ListenFixture fixture) {
        assertEquals(1, fixture.listen.list().all().size());
        return fixture.listen.list().all().getFirst();
    }

    @Test
    void aListenerThatMovesStaysTheSameRowAndKeepsItsClients() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture().listening(1, HERE);
            fixture.connect(1);
            fixture.connect(2);
            KnownListener before = only(fixture);
            fixture.listen.list().change(before, THERE, answers::add);
            assertEquals(Optional.of(new Request.MoveListener(1, THERE)), fixture.asked());
            assertEquals(Optional.empty(), fixture.asked(), "one request");
            fixture.moved(1, HERE, 2, THERE);
            assertEquals(List.of(Optional.empty()), answers);
            KnownListener after = only(fixture);
            assertEquals(before.key(), after.key());
            assertEquals(THERE, after.settings());
            assertEquals(2, fixture.listen.list().clients(after));
        });
    }

    @Test
    void theMainListenerStaysTheMainOneWhenItMoves() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture().listening(1, HERE).listening(2, THERE);
            ListenerSettings elsewhere = ListenFixture.at(7070);
            fixture.listen.list().change(fixture.listen.list().all().getFirst(), elsewhere, answers::add);
            fixture.bus.publish(new Fact.Listening(ListenFixture.info(3, elsewhere)));
            fixture.live.pump(fixture.news);
            assertEquals(
                    List.of(3, 2),
                    fixture.listen.all().stream().map(ListenerInfo::id).toList(),
                    "the old one does not count any more");
            fixture.ended(1, HERE);
            assertEquals(3, fixture.listen.main().orElseThrow().id());
        });
    }

    @Test
    void aMoveThatFailsIsSaidToTheOneWhoAskedAndTheListenerStays() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture().listening(1, HERE);
            ListenerSettings strict = HERE.at(new Where.Tcp("0.0.0.0", 5050));
            fixture.listen.list().change(only(fixture), strict, answers::add);
            // The old listener had to be closed and has a new number.
            fixture.bus.publish(new Fact.ListeningEnded(ListenFixture.info(1, HERE), Optional.empty()));
            fixture.bus.publish(new Fact.Listening(ListenFixture.info(2, HERE)));
            fixture.failed(strict, "In use.");
            assertEquals(List.of(Optional.of("In use.")), answers);
            assertEquals(2, only(fixture).running().orElseThrow().id());
            assertEquals(HERE, only(fixture).settings());
        });
    }

    @Test
    void aFailureIsANoticeOnlyWhereNoFormShowsIt() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture().listening(1, HERE);
            Fact.ListeningFailed failure = new Fact.ListeningFailed(THERE, StoredText.of("In use."));
            fixture.listen.list().add(THERE, answers::add);
            fixture.failed(THERE, "In use.");
            assertTrue(fixture.listen.list().isAnswered(failure));
            fixture.failed(THERE, "In use.");
            assertFalse(fixture.listen.list().isAnswered(failure), "nobody had asked this time");
            KnownListener failed = fixture.listen.list().all().getLast();
            fixture.listen.list().start(failed);
            fixture.failed(THERE, "In use.");
            assertFalse(fixture.listen.list().isAnswered(failure), "no form waits for a start");
        });
    }

    @Test
    void aListenerIsStoppedStartedAgainAndTakenOffTheList() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture().listening(1, HERE).listening(2, THERE);
            KnownListener second = fixture.listen.list().all().getLast();
            fixture.listen.list().stop(second);
            assertEquals(Optional.of(new Request.StopListening(2)), fixture.asked());
            fixture.listen.list().remove(second);
            assertEquals(2, fixture.listen.list().all().size(), "a listener that listens stays on the list");
            fixture.ended(2, THERE);
            second = fixture.listen.list().all().getLast();
            assertEquals(Optional.empty(), second.running());
            fixture.listen.list().start(second);
            assertEquals(Optional.of(new Request.StartListening(THERE)), fixture.asked());
            fixture.listening(3, THERE);
            assertEquals(2, fixture.listen.list().all().size());
            fixture.ended(3, THERE);
            fixture.listen.list().remove(fixture.listen.list().all().getLast());
            assertEquals(HERE, only(fixture).settings());
        });
    }

    @Test
    void startAfterStopStartsAllListenersOfTheListAtTheirPorts() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture().listening(1, HERE).listening(2, THERE);
            fixture.listen.stop();
            assertEquals(Optional.of(new Request.StopAll()), fixture.asked());
            fixture.ended(1, HERE);
            fixture.ended(2, THERE);
            fixture.listen.start();
            assertEquals(Optional.of(new Request.StartListening(HERE)), fixture.asked());
            assertEquals(Optional.of(new Request.StartListening(THERE)), fixture.asked());
            assertEquals(Optional.empty(), fixture.asked());
        });
    }

    @Test
    void aListenerThatCouldNotStartIsOnTheListAndAnotherPortTakesItsPlace() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture();
            fixture.failed(HERE, "In use.");
            assertEquals(Optional.of("In use."), only(fixture).failure());
            assertEquals(5051, fixture.listen.list().portAfter(5050));
            fixture.listen.list().retry(ListenFixture.at(5051));
            fixture.listening(1, ListenFixture.at(5051));
            assertEquals(ListenFixture.at(5051), only(fixture).settings());
            assertEquals(Optional.empty(), only(fixture).failure());
        });
    }

    @Test
    void noPortIsProposedThatAListenerOfThisServerHasAlready() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture().listening(1, HERE).listening(2, ListenFixture.at(5051));
            assertEquals(5052, fixture.listen.list().portAfter(5050));
            assertEquals(5052, fixture.listen.list().portAfter(80), "no system port");
            assertEquals(0, fixture.listen.list().portAfter(65_535));
            fixture.ended(2, ListenFixture.at(5051));
            assertEquals(5052, fixture.listen.list().portAfter(5050), "it may be started again");
        });
    }

    @Test
    void aNewListenerIsProposedLikeTheOthersAtAFreePort() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture();
            ListenerList list = new ListenerList(
                    fixture.live,
                    new RequestSender(fixture.bus, any -> {}),
                    HERE,
                    (address, port) -> address.equals("0.0.0.0") && port >= 6063);
            ListenerSettings like = new ListenerSettings(
                    new Where.Tcp("0.0.0.0", 6060, true),
                    Framings.LINES,
                    HERE.replyAs(),
                    true,
                    "bye",
                    HERE.auto(),
                    HERE.code());
            assertEquals(like.at(new Where.Tcp("0.0.0.0", 6063)), list.proposal(like));
            assertEquals(
                    new Where.Tcp("127.0.0.1", 0),
                    list.proposal(HERE).where(),
                    "where no port is free, the system chooses one");
        });
    }

    @Test
    void aPortOfAnotherListenerIsKnownAtEachAddressWhereItIsInTheWay() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture().listening(1, HERE);
            ListenerList list = fixture.listen.list();
            assertTrue(list.isOurs(new Where.Tcp("127.0.0.1", 5050), Optional.empty()));
            assertTrue(list.isOurs(new Where.Tcp("0.0.0.0", 5050), Optional.empty()));
            assertFalse(list.isOurs(new Where.Tcp("::1", 5050), Optional.empty()));
            assertFalse(list.isOurs(new Where.Tcp("127.0.0.1", 5051), Optional.empty()));
            assertFalse(list.isOurs(new Where.Tcp("127.0.0.1", 5050), Optional.of(only(fixture))), "its own port");
        });
    }

    @Test
    void aRequestThatIsNotTakenIsSaidAtOnce() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture().listening(1, HERE);
            fixture.bus.close();
            fixture.listen.list().add(THERE, answers::add);
            assertEquals(1, answers.size());
            assertTrue(answers.getFirst().isPresent());
        });
    }

    @Test
    void openingToTheNetworkBeforeTheFirstListenerStartsItThere() {
        OnEdt.run(() -> {
            ListenFixture fixture = new ListenFixture();
            fixture.listen.open(true);
            assertEquals(
                    Optional.of(new Request.StartListening(
                            DemoClass.settings("127.0.0.1").at(new Where.Tcp("0.0.0.0", 5050)))),
                    fixture.asked());
        });
    }
}
