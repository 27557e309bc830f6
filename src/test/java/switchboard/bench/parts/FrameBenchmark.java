package switchboard.bench.parts;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import switchboard.wire.Message;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** Measures parsing and writing of {@code header64} frames. */
@State(Scope.Thread)
public class FrameBenchmark {
    private static final int FRAMES = 8;

    /** The size of a body in bytes. */
    @Param({"32", "16384"})
    public int body;

    private byte[] content = {};
    private byte[] read = {};
    private FrameReader reader = Framings.HEADER64.reader(1, false, MemoryBudget.UNLIMITED);
    private long nanos;

    /** Creates the bytes of one read: {@value #FRAMES} complete frames. */
    @Setup
    public void prepare() {
        content = new byte[body];
        Arrays.fill(content, (byte) 'a');
        byte[] frame = Framings.HEADER64.frame(content).bytes();
        read = new byte[FRAMES * frame.length];
        for (int index = 0; index < FRAMES; index++) {
            System.arraycopy(frame, 0, read, index * frame.length, frame.length);
        }
        reader = Framings.HEADER64.reader(body, false, MemoryBudget.UNLIMITED);
    }

    /** Parses one of {@value #FRAMES} frames of one read. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void parse(Blackhole out) {
        reader.accept(read, 0, read.length, nanos++, out::consume);
    }

    /** Creates the frame that carries a body. */
    @Benchmark
    public Message write() {
        return Framings.HEADER64.frame(content);
    }
}
