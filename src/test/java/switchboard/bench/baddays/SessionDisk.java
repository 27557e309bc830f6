package switchboard.bench.baddays;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import switchboard.bench.BadMachine;

/**
 * The disk of the sessions, which can be full: a file system of its own in a file, where this user may mount one; else
 * a folder in which {@link BadMachine} simulates it; else a folder that is never full.
 *
 * <p>Used by one thread.
 */
final class SessionDisk implements AutoCloseable {
    private static final long BYTES = 12L << 30;
    private static final String BALLAST = "ballast";

    private final Path folder;
    private final Optional<BadMachine> simulated;
    private final boolean mounted;

    private SessionDisk(Path folder, boolean mounted, Optional<BadMachine> simulated) {
        this.folder = folder;
        this.mounted = mounted;
        this.simulated = simulated;
    }

    /** Makes the disk in a folder. */
    static SessionDisk in(Path scratch, Optional<BadMachine> machine) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(folderIn(scratch));
        Path image = scratch.resolve("disk.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            // The file is sparse, so it takes only what is written.
            file.setLength(BYTES);
        }
        boolean mounted = succeeds("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
                && succeeds("mount", "-o", "loop", image.toString(), folder.toString());
        return new SessionDisk(folder, mounted, mounted ? Optional.empty() : machine);
    }

    /** Returns the folder of the disk of a scratch folder. */
    static Path folderIn(Path scratch) {
        return scratch.resolve("disk");
    }

    /** Returns the kind of full disk, for people. */
    String words() {
        if (mounted) {
            return "a file system of its own (ext4 in a file, mounted)";
        }
        return simulated.isPresent()
                ? "SIMULATED by bad_machine.c (nothing can be mounted here)"
                : "LEFT OUT: nothing can be mounted here, and there is no C compiler to simulate it";
    }

    boolean canBeFull() {
        return mounted || simulated.isPresent();
    }

    Path folder() {
        return folder;
    }

    /** Takes all space that is free. */
    void fill() throws IOException, InterruptedException {
        if (simulated.isPresent()) {
            simulated.get().fillDisk(true);
            return;
        }
        Path ballast = folder.resolve(BALLAST);
        long free = Files.getFileStore(folder).getUsableSpace();
        succeeds("fallocate", "-l", Long.toString(free), ballast.toString());
        // Single blocks are left.
        byte[] block = new byte[4_096];
        try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
            file.seek(file.length());
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space")) {
                throw full;
            }
        }
    }

    /** Frees the space again. */
    void free() throws IOException {
        if (simulated.isPresent()) {
            simulated.get().fillDisk(false);
        } else {
            Files.deleteIfExists(folder.resolve(BALLAST));
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && said != null;
        } catch (IOException thereIsNoSuchCommand) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        free();
        if (mounted) {
            try {
                succeeds("umount", folder.toString());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
