package switchboard.bench.baddays;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Clients that break the rules, on the caller's thread. Stateless. */
final class BadClients {
    private static final int LARGE = 64 << 10;
    private static final int SMALLEST_BUFFER = 4 << 10;

    /** More than the system's buffers take, so that the program's write of it blocks. */
    private static final int LARGE_REPLY = 4 << 20;

    private BadClients() {}

    /**
     * Connects clients that read nothing: the odd ones send as much as is taken, the others are silent, and a person
     * types a large reply to each of these.
     */
    static void thatDoNotRead(ProgramProcess program, InetSocketAddress server, int count, long seconds)
            throws IOException {
        ByteBuffer frame = frame("b".repeat(LARGE));
        List<SocketChannel> channels = new ArrayList<>();
        try {
            for (int index = 0; index < count; index++) {
                SocketChannel channel = SocketChannel.open();
                channels.add(channel);
                channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALLEST_BUFFER);
                channel.connect(server);
                channel.configureBlocking(false);
            }
            List<ByteBuffer> frames =
                    channels.stream().map(channel -> frame.duplicate()).toList();
            long end = RunClock.now() + TimeUnit.SECONDS.toNanos(seconds);
            for (int silent = 0; silent < count; silent += 2) {
                typeTo(program, channels.get(silent));
            }
            while (RunClock.now() < end) {
                for (int sending = 1; sending < count; sending += 2) {
                    push(channels.get(sending), frames.get(sending));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } finally {
            for (SocketChannel channel : channels) {
                channel.close();
            }
        }
    }

    private static void push(SocketChannel channel, ByteBuffer frame) throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try {
            while (channel.write(frame) > 0) {
                if (!frame.hasRemaining()) {
                    frame.rewind();
                }
            }
        } catch (IOException hungUp) {
            channel.close();
        }
    }

    private static void typeTo(ProgramProcess program, SocketChannel channel) throws IOException {
        OptionalInt number = program.numberOf(((InetSocketAddress) channel.getLocalAddress()).getPort());
        if (number.isPresent()) {
            program.type("send " + number.getAsInt() + " " + "r".repeat(LARGE_REPLY));
        }
    }

    /** Lets clients come, send something or nothing, and leave by a reset, for some time; returns their number. */
    static int thatReset(InetSocketAddress server, SplittableRandom random, long seconds) throws IOException {
        ByteBuffer frame = frame("a message before a reset");
        long end = RunClock.now() + TimeUnit.SECONDS.toNanos(seconds);
        int count = 0;
        while (RunClock.now() < end) {
            try (SocketChannel channel = SocketChannel.open(server)) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.write(frame.duplicate().limit(random.nextInt(frame.limit() + 1)));
                count++;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1, 40)));
        }
        return count;
    }

    private static ByteBuffer frame(String body) {
        return ByteBuffer.wrap(
                String.format(Locale.ROOT, "%-64d%s", body.length(), body).getBytes(StandardCharsets.US_ASCII));
    }
}
