package switchboard.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.text.TlsText;

/**
 * The identity of a user's server without a given certificate: created at its first use and stored, so that a
 * fingerprint that was checked once stays the same. Thread-safe, stateless.
 *
 * <p>The folder can be entered by its owner only; the mode of a folder that exists already is set too.
 * {@value #SECRET} holds key and certificate in one file, so that two programs that start at once never mix theirs;
 * {@value #PUBLIC} holds the certificate to hand out. Both are PEM files (RFC 7468).
 */
public final class StoredIdentity {
    /** The name of the file that holds key and certificate. */
    static final String SECRET = "identity.pem";

    /** The name of the file that holds the certificate alone. */
    static final String PUBLIC = "certificate.pem";

    private static final Duration VALID = Duration.ofDays(3_652);
    private static final String OWNER_ONLY = "rwx------";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private StoredIdentity() {}

    /**
     * Returns the stored identity; creates it if there is none or its certificate has expired.
     *
     * @param directory the folder of the files; created if it does not exist, restricted to its owner if it does
     * @throws TlsException if the files cannot be read or written, with a sentence for people
     */
    public static Identity in(Path directory, Clock clock) throws TlsException {
        Path file = directory.resolve(SECRET);
        try {
            Files.createDirectories(directory, permissions(OWNER_ONLY));
            restrict(directory);
            if (Files.exists(file) && !PemFiles.isExpired(file, clock.instant())) {
                return read(file, clock);
            }
            Identity made = SelfSignedCertificate.make(names(), addresses(), clock.instant(), VALID);
            String certificate = made.certificatePem();
            write(file, PemFiles.block("PRIVATE KEY", made.key().getEncoded()) + certificate, "rw-------");
            write(directory.resolve(PUBLIC), certificate, "rw-r--r--");
        } catch (IOException | GeneralSecurityException failed) {
            throw new TlsException(TlsText.CERTIFICATE_NOT_MADE.with(directory.toString()), failed);
        }
        // Read again, because another program may have written the files at the same time.
        return read(file, clock);
    }

    private static Identity read(Path file, Clock clock) throws TlsException {
        return PemFiles.read(file, file, clock.instant());
    }

    private static void write(Path file, String text, String mode) throws IOException {
        Path part = Files.createTempFile(file.getParent(), "new", ".part", permissions(mode));
        try {
            Files.writeString(part, text, StandardCharsets.US_ASCII);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Sets the mode of a folder that existed before, or that was made with another mode meanwhile. */
    private static void restrict(Path directory) throws IOException {
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString(OWNER_ONLY);
        if (POSIX && !Files.getPosixFilePermissions(directory).equals(owner)) {
            Files.setPosixFilePermissions(directory, owner);
        }
    }

    private static FileAttribute<?>[] permissions(String mode) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    /** Returns the names of this computer that are known without a network request. */
    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("localhost"));
        Map<String, String> environment = System.getenv();
        String own = environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", hostFile()));
        if (own.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?") && !own.equals("localhost")) {
            names.add(own);
            if (own.indexOf('.') < 0) {
                // The domain of multicast DNS (RFC 6762, 3), used in networks without a name server.
                names.add(own + ".local");
            }
        }
        return names;
    }

    private static String hostFile() {
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException none) {
            return "";
        }
    }

    private static List<byte[]> addresses() {
        List<byte[]> addresses = new ArrayList<>();
        addresses.add(new byte[] {127, 0, 0, 1});
        byte[] loopback6 = new byte[16];
        loopback6[15] = 1;
        addresses.add(loopback6);
        try {
            for (NetworkInterface adapter : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(adapter.getInetAddresses())) {
                    if (adapter.isUp() && !address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                        addresses.add(address.getAddress());
                    }
                }
            }
        } catch (SocketException unknown) {
            // The certificate then has the loopback addresses only; clients compare its fingerprint.
            return addresses;
        }
        return addresses;
    }
}
