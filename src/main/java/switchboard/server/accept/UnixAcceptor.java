package switchboard.server.accept;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.model.ConnectionInfo;
import switchboard.model.ListenerInfo;
import switchboard.server.transport.UnixTransport;
import switchboard.system.FileFailure;
import switchboard.text.ServerText;

/**
 * A listening Unix domain socket that only its owner can connect to.
 *
 * <p>It is bound in a private directory, made private itself, and only then moved to its path, so that no other user
 * can connect at any time. {@link #accept} runs on the listener's thread; the other methods are thread-safe.
 */
public final class UnixAcceptor implements Acceptor {
    private static final Logger LOG = LoggerFactory.getLogger(UnixAcceptor.class);

    /**
     * The longest path of a socket in bytes: {@code sun_path} has 104 bytes on macOS and 108 on Linux, with a final
     * NUL.
     */
    private static final int LONGEST_PATH = 103;

    /** The mask for the type in a file's mode (POSIX sys/stat.h: S_IFMT), and its value for a socket (S_IFSOCK). */
    private static final int FILE_TYPE = 0xF000;

    private static final int SOCKET = 0xC000;

    private static final String PRIVATE_DIRECTORY = ".sb";

    /** The bytes that the path of the socket in the private directory has more: a long in decimal, and other marks. */
    private static final int HIDDEN_BYTES = 25;

    private final ServerSocketChannel channel;
    private final Path path;

    private UnixAcceptor(ServerSocketChannel channel, Path path) {
        this.channel = channel;
        this.path = path;
    }

    /**
     * Binds a Unix domain socket at a path and removes a socket file that no program listens on any more.
     *
     * @throws ListenException in a sentence, if the socket cannot be bound there
     */
    public static UnixAcceptor open(Path given) throws ListenException {
        Path path = given.toAbsolutePath();
        Path directory = path.getParent();
        if (directory == null) {
            throw new ListenException(ServerText.UNIX_DIRECTORY.with(given.toString()));
        }
        requireDirectory(given, directory);
        if (path.toString().getBytes(StandardCharsets.UTF_8).length >= LONGEST_PATH - HIDDEN_BYTES) {
            throw new ListenException(ServerText.UNIX_LONG.with(given.toString(), LONGEST_PATH - HIDDEN_BYTES));
        }
        removeStale(path);
        try {
            return new UnixAcceptor(bindPrivately(path, directory), path);
        } catch (UnsupportedOperationException posixUnsupported) {
            throw new ListenException(ServerText.UNIX_UNKNOWN.with(given.toString()), posixUnsupported);
        } catch (IOException failed) {
            throw new ListenException(
                    ServerText.UNIX_FAILED.with(given.toString(), FileFailure.why(failed, directory)), failed);
        }
    }

    private static void requireDirectory(Path given, Path directory) throws ListenException {
        try {
            if (Files.readAttributes(directory, BasicFileAttributes.class).isDirectory()) {
                return;
            }
        } catch (AccessDeniedException hidden) {
            // The directory may exist.
            throw new ListenException(
                    ServerText.UNIX_FAILED.with(given.toString(), FileFailure.why(hidden, directory)), hidden);
        } catch (IOException missing) {
            LOG.debug("{} is no directory: {}", directory, missing.getMessage());
        }
        throw new ListenException(ServerText.UNIX_DIRECTORY.with(given.toString()));
    }

    /** Deletes a socket file that no process listens on; leaves every other file alone. */
    private static void removeStale(Path path) throws ListenException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            if (!isSocket(path)) {
                throw new ListenException(ServerText.UNIX_EXISTS.with(path.toString()));
            }
            try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                probe.connect(UnixDomainSocketAddress.of(path));
                throw new ListenException(ServerText.UNIX_IN_USE.with(path.toString()));
            } catch (ConnectException refused) {
                // Any other failure, such as a lack of permission, leaves open whether a process listens.
                LOG.debug("Replacing the stale socket {}: {}", path, refused.getMessage());
            }
            Files.delete(path);
        } catch (IOException failed) {
            throw new ListenException(
                    ServerText.UNIX_FAILED.with(path.toString(), FileFailure.why(failed, path)), failed);
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            // Named pipes and devices are "other" too, and must not be deleted.
            int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return (mode & FILE_TYPE) == SOCKET;
        }
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther();
    }

    private static ServerSocketChannel bindPrivately(Path path, Path directory) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        try {
            if (!posix) {
                channel.bind(UnixDomainSocketAddress.of(path));
                return channel;
            }
            Path hidden = Files.createTempDirectory(
                    directory,
                    PRIVATE_DIRECTORY,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Path socket = hidden.resolve("s");
                channel.bind(UnixDomainSocketAddress.of(socket));
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
                Files.move(socket, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(hidden.resolve("s"));
                Files.deleteIfExists(hidden);
            }
            return channel;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    @Override
    public void accept(AdmissionControl admission, ListenerInfo listener) throws IOException {
        SocketChannel client = channel.accept();
        AdmissionControl.Peer remotePeer = new AdmissionControl.Peer("", ConnectionInfo.UNIX, path.toString(), true);
        admission.admit(new UnixTransport(client), remotePeer, listener.id(), listener.settings());
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public String address() {
        return path.toString();
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                channel.close();
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            LOG.warn(
                    "The socket {} could not be removed: {}",
                    path,
                    FileFailure.why(left, path).english());
        }
    }
}
