package switchboard.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The operations on a disk, in order, and the content that remains when the power fails between them.
 *
 * <p>Data that was synced is there. Of the data written since the last sync, any sectors may be there and any may be
 * missing. Deletions and truncations take effect at once, as on a file system with a journal.
 */
final class DiskTrace {
    private static final int SECTOR = 512;

    /**
     * One operation.
     *
     * @param index its place in the trace
     * @param kind W write, S sync, T truncate, U delete, A acknowledgement that a message is safe
     * @param at the place in the file; of a sync the number of operations before its beginning: later ones, by another
     *     thread, are not safe
     */
    private record Op(int index, char kind, long at, byte[] bytes, String file) {}

    private final List<Op> ops = new ArrayList<>();
    private final Map<String, byte[]> synced = new HashMap<>();
    private final Map<String, List<Op>> pending = new HashMap<>();
    private int done;
    private long acknowledged;

    /** Reads the output of {@code traced_disk.c}. */
    static DiskTrace read(Path file) throws IOException {
        DiskTrace trace = new DiskTrace();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            for (String head = line(in); !head.isEmpty(); head = line(in)) {
                String[] parts = head.split(" ", 4);
                byte[] bytes = in.readNBytes(Integer.parseInt(parts[2]));
                trace.ops.add(new Op(trace.ops.size(), parts[0].charAt(0), Long.parseLong(parts[1]), bytes, parts[3]));
            }
        }
        return trace;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            line.write(one);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    int size() {
        return ops.size();
    }

    /** Returns the last number that has been acknowledged as safe. */
    long acknowledged() {
        return acknowledged;
    }

    /** Executes the operations up to this one; only forwards. */
    void advance(int upTo) {
        for (; done < upTo; done++) {
            Op op = ops.get(done);
            switch (op.kind()) {
                case 'W' -> of(op.file()).add(op);
                case 'S' -> {
                    List<Op> writes = pending.getOrDefault(op.file(), List.of());
                    List<Op> covered =
                            writes.stream().filter(one -> one.index() < op.at()).toList();
                    synced.put(op.file(), with(op.file(), covered, sector -> true));
                    of(op.file()).removeAll(covered);
                }
                case 'T' -> {
                    byte[] whole = withPending(op.file(), sector -> true);
                    synced.put(op.file(), Arrays.copyOf(whole, (int) op.at()));
                }
                case 'U' -> {
                    synced.remove(op.file());
                    pending.remove(op.file());
                }
                case 'A' -> acknowledged = Long.parseLong(new String(op.bytes(), StandardCharsets.UTF_8).strip());
                default -> throw new IllegalArgumentException("a trace has no " + op.kind());
            }
            if (op.kind() == 'T') {
                pending.remove(op.file());
            }
        }
    }

    private List<Op> of(String file) {
        return pending.computeIfAbsent(file, fresh -> new ArrayList<>());
    }

    /** Decides which sectors of a write reached the disk. */
    private interface Luck {
        boolean hasReached(int sector);
    }

    private byte[] withPending(String file, Luck luck) {
        return with(file, pending.getOrDefault(file, List.of()), luck);
    }

    private byte[] with(String file, List<Op> writes, Luck luck) {
        byte[] before = synced.getOrDefault(file, new byte[0]);
        int most = writes.stream()
                .mapToInt(op -> (int) op.at() + op.bytes().length)
                .reduce(before.length, Math::max);
        byte[] content = Arrays.copyOf(before, most);
        int size = before.length;
        for (Op op : writes) {
            int length;
            for (int from = 0; from < op.bytes().length; from += length) {
                int at = (int) op.at() + from;
                length = Math.min(op.bytes().length - from, SECTOR - at % SECTOR);
                if (luck.hasReached(at / SECTOR)) {
                    System.arraycopy(op.bytes(), from, content, at, length);
                    size = Math.max(size, at + length);
                }
            }
        }
        return Arrays.copyOf(content, size);
    }

    /** Writes into a folder the files that remain if the power fails now. */
    void losePower(Path folder, Random random) throws IOException {
        double chance = List.of(0.0, 0.1, 0.5, 0.9, 1.0).get(random.nextInt(5));
        List<String> files = new ArrayList<>(synced.keySet());
        pending.keySet().stream().filter(file -> !synced.containsKey(file)).forEach(files::add);
        for (String file : files) {
            Files.write(folder.resolve(file), withPending(file, sector -> random.nextDouble() < chance));
        }
    }
}
