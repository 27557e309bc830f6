package switchboard.model;

import java.util.List;

/**
 * A listener that accepts connections. Immutable.
 *
 * @param id its number, counted from 1
 * @param family {@code tcp}, {@code tls} or {@code unix}
 * @param address the bound address as people write it: {@code 127.0.0.1:5050}, {@code [::]:5050}, {@code /tmp/x}
 * @param port the bound port; 0 for a Unix socket
 * @param reachable the addresses under which other machines may reach it, without the port, the most likely first;
 *     empty if it listens on loopback only
 * @param settings its settings, with the port as requested
 * @param fingerprint the SHA-256 fingerprint of its certificate as {@code AB:CD:…}; empty without TLS
 * @param certificate its certificate as a PEM block (RFC 7468); empty without TLS
 */
public record ListenerInfo(
        int id,
        String family,
        String address,
        int port,
        List<Reachable> reachable,
        ListenerSettings settings,
        String fingerprint,
        String certificate) {
    /** Copies the list. */
    public ListenerInfo {
        reachable = List.copyOf(reachable);
    }

    /** Returns whether its clients have to speak TLS. */
    public boolean isEncrypted() {
        return !fingerprint.isEmpty();
    }

    /** Returns the settings with the bound port. */
    public ListenerSettings asBound() {
        return settings.where() instanceof ListenerSettings.Where.Tcp tcp ? settings.at(tcp.at(port)) : settings;
    }

    /** Returns whether a listener at that address can only be opened after this one is closed. */
    public boolean isInTheWayOf(ListenerSettings.Where other) {
        return switch (other) {
            case ListenerSettings.Where.Tcp tcp -> port != 0 && tcp.port() == port;
            case ListenerSettings.Where.Unix unix -> unix.equals(settings.where());
        };
    }

    /**
     * An address of this computer.
     *
     * @param address the IP address as text
     * @param adapter the network adapter's name as people see it
     */
    public record Reachable(String address, String adapter) {}
}
