package switchboard.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import switchboard.system.UserFolders;
import switchboard.text.ArchiveText;
import switchboard.text.SystemText;

/**
 * The trash of Linux desktops, as the freedesktop.org Trash specification describes it.
 *
 * <p>A file on the file system of the home directory goes into {@code $XDG_DATA_HOME/Trash}. A file on another file
 * system goes into {@code .Trash-UID} at the top of that file system. Files are only renamed, never copied.
 * Thread-safe; waits for the disk.
 */
final class FreedesktopTrash implements Trash {
    private static final int MOST_NAMES = 10_000;
    private static final String UNRESERVED = "-._~/";

    private final Path home;
    private final Clock clock;

    FreedesktopTrash(Path home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /** Returns the trash of this user; empty on macOS and Windows, which have another kind. */
    static Optional<FreedesktopTrash> ofUser() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac") || system.startsWith("windows")) {
            return Optional.empty();
        }
        Path trash = UserFolders.ofUser().everybodysData().resolve("Trash");
        return Optional.of(new FreedesktopTrash(trash, Clock.systemDefaultZone()));
    }

    @Override
    public boolean takes(Path file) {
        try {
            placeFor(file.toRealPath());
            return true;
        } catch (IOException impossible) {
            return false;
        }
    }

    @Override
    public void put(Path file) throws IOException {
        Path real = file.toRealPath();
        Place place = placeFor(real);
        String name = String.valueOf(real.getFileName());
        for (int count = 1; count <= MOST_NAMES; count++) {
            String taken = count == 1 ? name : name + "." + count;
            Path info = place.trash().resolve("info").resolve(taken + ".trashinfo");
            if (tryWrite(info, place.pathOf(real))) {
                Path target = place.trash().resolve("files").resolve(taken);
                boolean moved = false;
                try {
                    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                        Files.move(real, target, StandardCopyOption.ATOMIC_MOVE);
                        moved = true;
                        return;
                    }
                } finally {
                    if (!moved) {
                        Files.deleteIfExists(info);
                    }
                }
            }
        }
        throw new TrashException(ArchiveText.TRASH_CROWDED.with(name));
    }

    /**
     * Creates the {@code .trashinfo} file, which reserves the name; returns false if the name is taken. The
     * specification demands that it is created before the file is moved, and only if it does not exist, so that two
     * programs never choose the same name.
     */
    private boolean tryWrite(Path info, String path) throws IOException {
        String when = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
        String text = "[Trash Info]\nPath=" + encoded(path) + "\nDeletionDate=" + when + "\n";
        try {
            Files.writeString(info, text, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /**
     * A trash directory.
     *
     * @param trash the directory that contains {@code files} and {@code info}
     * @param top the directory that paths in the information files are relative to; empty for absolute paths
     */
    private record Place(Path trash, Optional<Path> top) {
        String pathOf(Path file) {
            return top.map(from -> from.relativize(file)).orElse(file).toString();
        }
    }

    private Place placeFor(Path file) throws IOException {
        Path top = existing(file.toAbsolutePath().resolveSibling(""));
        Object disk = disk(top);
        if (disk(existing(home)).equals(disk)) {
            return made(new Place(home, Optional.empty()));
        }
        for (Path above = top.getParent(); above != null && disk(above).equals(disk); above = above.getParent()) {
            top = above;
        }
        Object user = Files.getAttribute(existing(home), "unix:uid");
        return made(new Place(top.resolve(".Trash-" + user), Optional.of(top)));
    }

    /**
     * Returns the device number of the file system. Mount points are not compared, because a container may not show
     * them.
     */
    private static Object disk(Path directory) throws IOException {
        return Files.getAttribute(directory, "unix:dev");
    }

    private static Place made(Place place) throws IOException {
        for (String part : new String[] {"files", "info"}) {
            Path directory = place.trash().resolve(part);
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!Files.isWritable(directory)) {
                throw new TrashException(SystemText.FILE_DENIED.with(directory.toString()));
            }
        }
        return place;
    }

    private static Path existing(Path path) throws IOException {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at)) {
            Path parent = at.getParent();
            if (parent == null) {
                throw new TrashException(SystemText.FILE_MISSING.with(path.toString()));
            }
            at = parent;
        }
        return at;
    }

    /**
     * Encodes a path like the path of a URL (percent-encoded UTF-8), as the Trash specification demands of the key
     * Path.
     */
    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xFF);
            boolean plain =
                    character < 0x80 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
            text.append(plain ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", (int) character));
        }
        return text.toString();
    }
}
