package switchboard.bench.echo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of a server: the live objects in its heap and the resident memory outside of it.
 *
 * <p>Resident memory alone is misleading: a heap grows by garbage, and does not grow where its pages were touched
 * before. So every Java contestant has a heap of fixed size whose pages are all touched at the start. Before each
 * reading the garbage is collected; the rest of the heap counts together with the resident memory beyond the heap. A
 * server without a Java heap counts by its resident memory.
 */
final class ServerMemory {
    private static final Pattern USED = Pattern.compile("^ *[^ ].*used (\\d+)([KMG])\\b.*$", Pattern.MULTILINE);

    private final ServerProcess server;
    private final boolean hasHeap;

    ServerMemory(ServerProcess server, boolean hasHeap) {
        this.server = server;
        this.hasHeap = hasHeap;
    }

    /**
     * A reading in bytes.
     *
     * @param heap the live objects in the heap
     * @param outside the resident memory beyond the heap
     */
    record Reading(long heap, long outside) {
        Reading since(Reading before) {
            return new Reading(heap - before.heap, outside - before.outside);
        }

        long bytes() {
            return heap + outside;
        }
    }

    /** Collects the garbage and returns a reading. */
    Reading read() throws IOException {
        if (!hasHeap) {
            return new Reading(0, server.residentBytes());
        }
        // Objects that the first collection finalizes are freed by the second one.
        tell("GC.run");
        tell("GC.run");
        return new Reading(heapUsed(), outsideHeap());
    }

    /** Returns the used heap with garbage, in bytes. */
    long heapUsed() throws IOException {
        long bytes = 0;
        Matcher used = USED.matcher(tell("GC.heap_info"));
        while (used.find()) {
            if (!used.group().contains("Metaspace") && !used.group().contains("class space")) {
                bytes += Long.parseLong(used.group(1)) << shift(used.group(2));
            }
        }
        if (bytes == 0) {
            throw new IOException("how much of the heap is used was not said");
        }
        return bytes;
    }

    /** Returns the resident memory beyond the heap, in bytes; all pages of the heap are resident. */
    long outsideHeap() throws IOException {
        return server.residentBytes() - Contestant.HEAP_BYTES;
    }

    private static int shift(String unit) {
        return switch (unit) {
            case "K" -> 10;
            case "M" -> 20;
            default -> 30;
        };
    }

    private String tell(String command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(jcmd.toString(), Long.toString(server.pid()), command))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("jcmd " + command + " failed: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        return said;
    }
}
