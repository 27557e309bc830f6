package switchboard.bench.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The temporary folder for the servers' sessions and logs. */
public final class Scratch {
    private Scratch() {}

    /** Deletes the files whose names begin with a prefix. */
    public static void clear(Path scratch, String prefix) {
        try (Stream<Path> files = Files.list(scratch)) {
            List<Path> some = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
            for (Path file : some) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes the folder with its contents. */
    public static void delete(Path scratch) throws IOException {
        try (Stream<Path> all = Files.walk(scratch)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
