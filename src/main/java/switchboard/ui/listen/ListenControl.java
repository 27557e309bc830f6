package switchboard.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import switchboard.event.LiveChanges;
import switchboard.event.Request;
import switchboard.event.Request.Target;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerInfo.Reachable;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.Settings;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;

/**
 * Starts, stops and moves the listeners and chooses the address to show.
 *
 * <p>Event dispatch thread only.
 */
public final class ListenControl {
    /** The IPv4 loopback address. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The IPv4 wildcard address: a listener on it is bound to all addresses. */
    private static final String EVERYWHERE = "0.0.0.0";

    private static final String REACH = "reach";
    private static final String NETWORK = "network";

    /** The server's state as the window shows it. */
    public enum State {
        /** At least one listener accepts connections. */
        LISTENING,
        /** No listener accepts connections. */
        STOPPED,
        /** No listener accepts connections because the last attempt to listen failed. */
        FAILED
    }

    private final LiveModel live;
    private final RequestSender requests;
    private final Settings settings;
    private final ListenerList list;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<String> preferred = Optional.empty();
    private AccessRules access = AccessRules.NONE;
    private boolean failed;
    private boolean holding;

    /**
     * Creates the control.
     *
     * @param defaults the settings of the first listener
     * @param settings remembers whether the user opened the server to the network
     */
    public ListenControl(LiveModel live, RequestSender requests, ListenerSettings defaults, Settings settings) {
        this.live = live;
        this.requests = requests;
        this.settings = settings;
        list = new ListenerList(live, requests, defaults);
        live.onChange(this::accept);
    }

    private void accept(LiveChanges changes) {
        boolean changed = changes.listeners().isPresent()
                || !changes.failures().isEmpty()
                || !changes.access().equals(access);
        access = changes.access();
        changes.listeners().ifPresent(now -> failed = false);
        list.accept(changes);
        if (!changes.failures().isEmpty()) {
            failed = live.listening().isEmpty();
        }
        if (changed) {
            notifyListeners();
        }
    }

    /** Adds a listener that is called after each change. */
    @RequiresEdt
    public void onChange(Runnable listener) {
        Edt.require();
        listeners.add(listener);
    }

    private void notifyListeners() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Returns the server's state. */
    public State state() {
        return !live.listening().isEmpty() ? State.LISTENING : failed ? State.FAILED : State.STOPPED;
    }

    /** Returns the listener that the window shows first: the first one that other machines can reach, if there is one. */
    public Optional<ListenerInfo> main() {
        return all().stream()
                .filter(ListenControl::isOpen)
                .findFirst()
                .or(() -> all().stream().findFirst());
    }

    /** Returns all listeners that accept connections; one that moves keeps its place. */
    public List<ListenerInfo> all() {
        return list.running();
    }

    /** Returns whether other machines can reach a listener. */
    public static boolean isOpen(ListenerInfo listener) {
        return !listener.reachable().isEmpty();
    }

    /** Returns whether a listener is bound to all addresses of this computer. */
    public static boolean isForAll(ListenerInfo listener) {
        return listener.settings().where() instanceof Where.Tcp tcp
                && (tcp.address().equals(EVERYWHERE) || tcp.address().equals("::"));
    }

    /**
     * Returns the host to show for a listener, without its port: one that other machines can reach, if there is one.
     */
    public String host(ListenerInfo listener) {
        List<String> reachable =
                listener.reachable().stream().map(Reachable::address).toList();
        return preferred
                .filter(reachable::contains)
                .or(() -> reachable.stream().findFirst())
                .orElseGet(() -> switch (listener.settings().where()) {
                    // Without a network, a listener on all addresses is reachable at the loopback address only.
                    case Where.Tcp tcp -> isForAll(listener) ? LOOPBACK : tcp.address();
                    case Where.Unix unix -> unix.path().toString();
                });
    }

    /** Returns the host at which this computer reaches its own listener, without the port. */
    public static String ownHost(ListenerInfo listener) {
        return switch (listener.settings().where()) {
            case Where.Tcp tcp -> isForAll(listener) ? LOOPBACK : tcp.address();
            case Where.Unix unix -> unix.path().toString();
        };
    }

    /** Returns a listener's address for people: {@code 192.168.1.20 : 5050}. */
    public String shown(ListenerInfo listener) {
        String host = host(listener);
        return listener.port() == 0 ? host : host + " : " + listener.port();
    }

    /** Returns host and port as most programs write them: {@code 192.168.1.20:5050}, an IPv6 address in brackets. */
    public String hostAndPort(ListenerInfo listener) {
        String host = host(listener);
        return listener.port() == 0 ? host : (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.port();
    }

    /** Prefers this address from now on if a listener has several. */
    @RequiresEdt
    public void prefer(String address) {
        Edt.require();
        preferred = Optional.of(address);
        notifyListeners();
    }

    /** Returns the list of listeners. */
    public ListenerList list() {
        return list;
    }

    /** Returns the settings that are proposed for one more listener: like the main one, with a free port. */
    public ListenerSettings proposal() {
        return list.proposal(main().map(ListenerInfo::asBound)
                .orElseGet(() -> list.settings().getFirst()));
    }

    /** Starts all listeners that are stopped, with the settings they had last. */
    @RequiresEdt
    public void start() {
        Edt.require();
        list.startAll();
    }

    /** Returns the number of connected clients. */
    public int connected() {
        return live.answerable();
    }

    /** Stops all listeners; the clients stay connected. */
    @RequiresEdt
    public void stopListening() {
        Edt.require();
        list.all().forEach(list::stop);
    }

    /** Stops all listeners and disconnects all clients. */
    @RequiresEdt
    public void stop() {
        Edt.require();
        requests.send(new Request.StopAll());
    }

    /** Binds the listeners to all addresses or to the loopback address; connections stay open. */
    @RequiresEdt
    public void open(boolean toNetwork) {
        Edt.require();
        settings.put(REACH, toNetwork ? NETWORK : "computer");
        String address = toNetwork ? EVERYWHERE : LOOPBACK;
        for (ListenerInfo listener : live.listening()) {
            if (listener.settings().where() instanceof Where.Tcp tcp && isOpen(listener) != toNetwork) {
                list.move(listener, listener.settings().at(tcp.at(address).at(listener.port())));
            }
        }
        if (live.listening().isEmpty()) {
            list.changeStopped(one -> one.where() instanceof Where.Tcp tcp ? one.at(tcp.at(address)) : one);
            start();
        }
    }

    /** Requires a class code, or none, from clients that connect from now on, at every TCP listener. */
    @RequiresEdt
    public void ask(ClassCode code) {
        Edt.require();
        for (ListenerInfo listener : live.listening()) {
            if (listener.settings().where() instanceof Where.Tcp
                    && !listener.settings().code().equals(code)) {
                list.move(listener, listener.asBound().asking(code));
            }
        }
        list.changeStopped(one -> one.asking(code));
    }

    /** Returns the class code that the main listener requires. */
    public ClassCode code() {
        return main().map(ListenerInfo::settings)
                .orElseGet(() -> list.settings().getFirst())
                .code();
    }

    /** Returns the rules for addresses. */
    public AccessRules access() {
        return access;
    }

    /** Sets the rule for a range of addresses. */
    @RequiresEdt
    public void rule(AddressRange range, AccessRules.Rule rule) {
        Edt.require();
        requests.send(new Request.SetRule(range, rule));
    }

    /**
     * Returns whether the user last chose to open the server to the network, in this run of the program or an earlier
     * one.
     */
    public boolean wasOpenToNetwork() {
        return settings.text(REACH, "").equals(NETWORK);
    }

    /** Returns whether all clients are on hold because of {@link #hold}. */
    public boolean isHolding() {
        return holding;
    }

    /** Puts all clients on hold, also those that connect later, or releases all of them. */
    @RequiresEdt
    public void hold(boolean hold) {
        Edt.require();
        holding = hold;
        requests.send(hold ? new Request.Hold(new Target.All()) : new Request.Release(new Target.All()));
        notifyListeners();
    }
}
