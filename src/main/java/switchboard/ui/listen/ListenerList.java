package switchboard.ui.listen;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.Request;
import switchboard.model.ClientSummary;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.system.TcpPort;
import switchboard.ui.Strings;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.ui.notice.LiveNotices;

/**
 * The list of listeners: adds, changes, stops, starts and removes them one by one, and proposes a new one.
 *
 * <p>Event dispatch thread only; never waits for the server.
 */
public final class ListenerList implements LiveNotices.Retries {
    /** The highest TCP port: the field has 16 bits (RFC 9293, section 3.1). */
    static final int LAST_PORT = 65_535;

    /** The port that is proposed in place of a system port, whose use may need a privilege. */
    private static final int FIRST_PROPOSED = 5_050;

    /** The first port that is no system port (RFC 6335, section 6). */
    private static final int FIRST_USER_PORT = 1_024;

    /** The most ports that are looked at for a free one. */
    private static final int MOST_TRIED = 50;

    private final LiveModel live;
    private final RequestSender requests;
    private final BiPredicate<String, Integer> free;
    private final KnownListeners known = new KnownListeners();
    private ListenerSettings defaults;

    /**
     * Creates the list.
     *
     * @param defaults the settings of the first listener
     */
    ListenerList(LiveModel live, RequestSender requests, ListenerSettings defaults) {
        this(live, requests, defaults, TcpPort::isFree);
    }

    /**
     * Creates the list.
     *
     * @param free returns whether no program has a port at an address
     */
    ListenerList(LiveModel live, RequestSender requests, ListenerSettings defaults, BiPredicate<String, Integer> free) {
        this.live = live;
        this.requests = requests;
        this.defaults = defaults;
        this.free = free;
        known.listening(live.listening());
    }

    /** Applies changes of the live state. */
    void accept(LiveChanges changes) {
        known.accept(changes);
    }

    /** Changes the settings with which stopped listeners start. */
    void changeStopped(UnaryOperator<ListenerSettings> change) {
        defaults = change.apply(defaults);
        known.changeStopped(change);
    }

    /** Returns the listeners, also those that are stopped, in the order in which they appeared. */
    public List<KnownListener> all() {
        return known.all();
    }

    /** Returns the listeners that accept connections, in the same order. */
    List<ListenerInfo> running() {
        return known.all().stream().flatMap(one -> one.running().stream()).toList();
    }

    /** Returns the settings of all listeners, or those of the first one before there is any. */
    List<ListenerSettings> settings() {
        List<ListenerSettings> all =
                known.all().stream().map(KnownListener::settings).toList();
        return all.isEmpty() ? List.of(defaults) : all;
    }

    /** Returns the number of connected clients that a listener has accepted. */
    public int clients(KnownListener listener) {
        return (int) live.clients().stream()
                .filter(ClientSummary::canBeAnswered)
                .filter(client -> listener.numbers().contains(client.info().listener()))
                .count();
    }

    @Override
    public boolean isAnswered(Fact.ListeningFailed failure) {
        return known.isAnswered(failure);
    }

    /**
     * Starts a listener.
     *
     * @param onAnswer gets the sentence of a failure, or empty when it listens
     */
    @RequiresEdt
    public void add(ListenerSettings settings, Consumer<Optional<String>> onAnswer) {
        Edt.require();
        send(0, settings, new Request.StartListening(settings), onAnswer);
    }

    /**
     * Changes a listener by one request; its connections stay. A stopped one starts with the settings.
     *
     * @param onAnswer gets the sentence of a failure, or empty when it listens
     */
    @RequiresEdt
    public void change(KnownListener listener, ListenerSettings settings, Consumer<Optional<String>> onAnswer) {
        Edt.require();
        Request request = listener.running()
                .<Request>map(info -> new Request.MoveListener(info.id(), settings))
                .orElseGet(() -> new Request.StartListening(settings));
        send(listener.key(), settings, request, onAnswer);
    }

    private void send(int key, ListenerSettings settings, Request request, Consumer<Optional<String>> onAnswer) {
        known.expect(key, settings, onAnswer);
        if (!requests.send(request)) {
            known.forget(key, settings);
            onAnswer.accept(Optional.of(Strings.of("live.refused")));
        }
    }

    /** Changes the listener with this number, if it is running; failures become notices. */
    void move(ListenerInfo listener, ListenerSettings settings) {
        known.all().stream()
                .filter(one ->
                        one.running().filter(info -> info.id() == listener.id()).isPresent())
                .findFirst()
                .ifPresent(one -> change(one, settings, KnownListeners.NOBODY));
    }

    /** Stops one listener; its clients stay connected. */
    @RequiresEdt
    public void stop(KnownListener listener) {
        Edt.require();
        listener.running().ifPresent(info -> requests.send(new Request.StopListening(info.id())));
    }

    /** Starts a stopped listener with its settings. */
    @RequiresEdt
    public void start(KnownListener listener) {
        Edt.require();
        if (listener.running().isEmpty()) {
            change(listener, listener.settings(), KnownListeners.NOBODY);
        }
    }

    /** Starts all stopped listeners, or the first one if there was none yet. */
    void startAll() {
        if (known.all().isEmpty()) {
            requests.send(new Request.StartListening(defaults));
        }
        known.all().forEach(this::start);
    }

    @Override
    public void retry(ListenerSettings settings) {
        known.failedLike(settings)
                .ifPresentOrElse(
                        failed -> change(failed, settings, KnownListeners.NOBODY),
                        () -> requests.send(new Request.StartListening(settings)));
    }

    /** Takes a listener off the list; one that listens stays. */
    @RequiresEdt
    public void remove(KnownListener listener) {
        Edt.require();
        if (listener.running().isEmpty()) {
            known.remove(listener.key());
        }
    }

    /**
     * Returns whether another listener of this server has the port of an address.
     *
     * @param except the listener that may have it
     */
    boolean isOurs(Where.Tcp where, Optional<KnownListener> except) {
        return where.port() > 0
                && live.listening().stream()
                        .filter(info ->
                                except.stream().noneMatch(one -> one.numbers().contains(info.id())))
                        .anyMatch(info -> info.port() == where.port()
                                && info.settings().where() instanceof Where.Tcp other
                                && (other.address().equals(where.address())
                                        || isWildcard(other.address())
                                        || isWildcard(where.address())));
    }

    private static boolean isWildcard(String address) {
        return address.equals("0.0.0.0") || address.equals("::");
    }

    /** Returns the next port that no listener of the list has. */
    @Override
    public int portAfter(int port) {
        int first = port < FIRST_USER_PORT ? FIRST_PROPOSED : port + 1;
        return ports(first).findFirst().orElse(0);
    }

    private IntStream ports(int first) {
        Set<Integer> taken = new HashSet<>();
        settings().forEach(one -> taken.add(one.where() instanceof Where.Tcp tcp ? tcp.port() : 0));
        return IntStream.rangeClosed(first, LAST_PORT).filter(port -> !taken.contains(port));
    }

    /**
     * Returns the settings that are proposed for a new listener: those of {@code like}, at the same addresses, with a
     * free port and without TLS.
     */
    ListenerSettings proposal(ListenerSettings like) {
        String address = like.where() instanceof Where.Tcp tcp ? tcp.address() : ListenControl.LOOPBACK;
        int before = like.where() instanceof Where.Tcp tcp ? tcp.port() : 0;
        int first = before < FIRST_USER_PORT ? FIRST_PROPOSED : before + 1;
        int port = ports(first)
                .limit(MOST_TRIED)
                .filter(one -> free.test(address, one))
                .findFirst()
                .orElse(0);
        return like.at(new Where.Tcp(address, port));
    }
}
