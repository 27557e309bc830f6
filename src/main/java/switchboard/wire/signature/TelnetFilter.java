package switchboard.wire.signature;

import java.util.Arrays;

/**
 * Separates the commands of telnet (RFC 854) from the text between them, whatever pieces both come in.
 *
 * <p>Used by one thread at a time.
 */
public final class TelnetFilter {
    /** Interpret As Command, with which each command begins; doubled it is the byte 255. */
    public static final byte IAC = (byte) 0xFF;

    private static final int SE = 0xF0;
    private static final int NOP = 0xF1;
    private static final int SB = 0xFA;
    private static final int WILL = 0xFB;
    private static final int DO = 0xFD;

    /** The highest option that is assigned below the end of the list, 255 (IANA, Telnet Options). */
    private static final int HIGHEST_OPTION = 49;

    /** Interrupt process, and DO TIMING-MARK: what a terminal sends for Ctrl+C (RFC 860). */
    private static final byte[] INTERRUPT = {IAC, (byte) 0xF4, IAC, (byte) DO, 6};

    private static final int LONGEST_COMMAND = 1_024;

    /** The bytes of a command that is incomplete. */
    private byte[] begun = {};

    /** Receives the parts of the stream in their order. */
    public interface Parts {
        /** Receives text. */
        void text(byte[] bytes, int offset, int length);

        /** Receives one or more whole commands. */
        void commands(byte[] bytes);
    }

    /**
     * Returns the number of bytes with commands with which a terminal begins a connection; 0 if the bytes are something
     * else, negative if they may be the beginning of them.
     *
     * @param sure whether one command is not enough, because a length may begin so
     */
    public static int negotiation(byte[] bytes, int at, int end, boolean sure) {
        // DONT and WONT answer; FF FE is also the byte order mark of UTF-16.
        if (end - at > 1 && (bytes[at + 1] & 0xFF) != WILL && (bytes[at + 1] & 0xFF) != DO) {
            return 0;
        }
        int from = at;
        int commands = 0;
        while (from < end && bytes[from] == IAC) {
            int size = offer(bytes, from, end);
            if (size < 0) {
                return -1;
            }
            if (size == 0) {
                break;
            }
            from += size;
            commands++;
        }
        if (commands == 1 && sure) {
            return from == end ? -1 : 0;
        }
        return from - at;
    }

    /** Returns whether these bytes are what a terminal sends when a person interrupts it. */
    public static boolean isInterrupt(byte[] bytes, int at, int end) {
        return end - at >= INTERRUPT.length
                && Arrays.equals(INTERRUPT, 0, INTERRUPT.length, bytes, at, at + INTERRUPT.length);
    }

    /** Returns the length of an offer, a demand or a subnegotiation; 0 for anything else, -1 if it is incomplete. */
    private static int offer(byte[] bytes, int at, int end) {
        if (end - at < 2) {
            return -1;
        }
        int command = bytes[at + 1] & 0xFF;
        if (command < SB || command == 0xFF) {
            return 0;
        }
        if (end - at < 3) {
            return -1;
        }
        int option = bytes[at + 2] & 0xFF;
        if (option > HIGHEST_OPTION) {
            return 0;
        }
        return command == SB ? size(bytes, at, end) : 3;
    }

    /** Returns the length of the command at {@code at}; -1 if it is incomplete. */
    private static int size(byte[] bytes, int at, int end) {
        if (end - at < 2) {
            return -1;
        }
        int command = bytes[at + 1] & 0xFF;
        if (command < SB) {
            return 2;
        }
        if (command >= WILL) {
            return end - at < 3 ? -1 : 3;
        }
        for (int last = at + 3; last < end; last++) {
            if (bytes[last - 1] == IAC && (bytes[last] & 0xFF) == SE) {
                return last + 1 - at;
            }
        }
        return end - at > LONGEST_COMMAND ? end - at : -1;
    }

    /** Separates the bytes of one read. */
    public void accept(byte[] buffer, int offset, int length, Parts parts) {
        byte[] bytes = buffer;
        int at = offset;
        int end = offset + length;
        if (begun.length > 0) {
            bytes = Arrays.copyOf(begun, begun.length + length);
            System.arraycopy(buffer, offset, bytes, begun.length, length);
            begun = new byte[0];
            at = 0;
            end = bytes.length;
        }
        while (at < end) {
            int next = at;
            while (next < end && bytes[next] != IAC) {
                next++;
            }
            if (next > at) {
                parts.text(bytes, at, next - at);
            }
            at = next == end ? end : command(bytes, next, end, parts);
        }
    }

    /** Takes the commands at {@code at} and returns the index behind them. */
    private int command(byte[] bytes, int at, int end, Parts parts) {
        int from = at;
        while (from < end && bytes[from] == IAC) {
            int command = from + 1 < end ? bytes[from + 1] & 0xFF : NOP;
            if (command < SE || command == 0xFF) {
                // No command: the byte belongs to the text.
                break;
            }
            int size = size(bytes, from, end);
            if (size < 0) {
                give(bytes, at, from, parts);
                begun = Arrays.copyOfRange(bytes, from, end);
                return end;
            }
            from += size;
        }
        give(bytes, at, from, parts);
        if (from < end && bytes[from] == IAC) {
            parts.text(bytes, from, 1);
            boolean doubled = (bytes[from + 1] & 0xFF) == 0xFF;
            return from + (doubled ? 2 : 1);
        }
        return from;
    }

    private static void give(byte[] bytes, int at, int end, Parts parts) {
        if (end > at) {
            parts.commands(Arrays.copyOfRange(bytes, at, end));
        }
    }

    /** Returns the bytes of a command whose end did not come; none if there are none. */
    public byte[] rest() {
        return begun;
    }
}
