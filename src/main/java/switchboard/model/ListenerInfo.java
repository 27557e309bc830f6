package switchboard.model;

import java.util.List;

/**
 * A listener that accepts.
 *
 * @param id its number, counted from 1
 * @param family {@code tcp}, {@code tls} or {@code unix}
 * @param address what it is bound to as people write it: {@code 127.0.0.1:5050}, {@code [::]:5050}, {@code /tmp/x}
 * @param port the port really bound; 0 for a Unix socket
 * @param reachable addresses under which other machines may reach it, the most likely first; empty when it
 *     listens on loopback only. Each is {@code ADDRESS} alone, without the port
 * @param settings what it was asked to do, the port as asked
 * @param fingerprint the SHA-256 of its certificate as {@code AB:CD:…}; empty where it does not speak TLS
 */
public record ListenerInfo(
        int id,
        String family,
        String address,
        int port,
        List<Reachable> reachable,
        ListenerSettings settings,
        String fingerprint) {
    /** Copy the list. */
    public ListenerInfo {
        reachable = List.copyOf(reachable);
    }

    /** Returns whether its clients have to speak TLS. */
    public boolean isEncrypted() {
        return !fingerprint.isEmpty();
    }

    /** Returns its settings with the port that it really has. */
    public ListenerSettings asBound() {
        return settings.where() instanceof ListenerSettings.Where.Tcp tcp ? settings.at(tcp.at(port)) : settings;
    }

    /** Returns whether another listener can only be opened at this place when this one is closed. */
    public boolean isInTheWayOf(ListenerSettings.Where other) {
        return switch (other) {
            case ListenerSettings.Where.Tcp tcp -> port != 0 && tcp.port() == port;
            case ListenerSettings.Where.Unix unix -> unix.equals(settings.where());
        };
    }

    /**
     * An address of this machine.
     *
     * @param address the literal
     * @param adapter the network adapter's name as people see it
     */
    public record Reachable(String address, String adapter) {}
}
