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

    /** The first command: end of file (RFC 1184, section 2.5). */
    private static final int EOF = 0xEC;

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

    /** Whether the last byte of the text was CR; a NUL behind it stands for no line feed (RFC 854). */
    private boolean afterReturn;

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

    /** Separates the bytes of one read; text between two commands is given at once. */
    public void accept(byte[] buffer, int offset, int length, Parts parts) {
        byte[] bytes = Arrays.copyOf(begun, begun.length + length);
        System.arraycopy(buffer, offset, bytes, begun.length, length);
        begun = new byte[0];
        byte[] text = new byte[bytes.length];
        int size = 0;
        int at = 0;
        while (at < bytes.length) {
            int command = bytes[at] == IAC ? command(bytes, at) : 0;
            if (command != 0) {
                give(text, size, parts);
                size = 0;
                at = commands(bytes, at, parts);
                continue;
            }
            boolean isNul = afterReturn && bytes[at] == 0;
            if (!isNul) {
                text[size++] = bytes[at];
            }
            afterReturn = bytes[at] == '\r';
            boolean doubled = bytes[at] == IAC && at + 1 < bytes.length && bytes[at + 1] == IAC;
            at += doubled ? 2 : 1;
        }
        give(text, size, parts);
    }

    private static void give(byte[] text, int size, Parts parts) {
        if (size > 0) {
            parts.text(text, 0, size);
        }
    }

    /** Returns the length of the command at {@code at}; 0 if the byte belongs to the text, -1 if it is incomplete. */
    private static int command(byte[] bytes, int at) {
        int command = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : NOP;
        return command < EOF || command == 0xFF ? 0 : size(bytes, at, bytes.length);
    }

    /** Gives the whole commands at {@code at}, keeps an incomplete one, and returns the index behind them. */
    private int commands(byte[] bytes, int at, Parts parts) {
        int from = at;
        int size = command(bytes, from);
        while (size > 0) {
            from += size;
            size = from < bytes.length && bytes[from] == IAC ? command(bytes, from) : 0;
        }
        if (from > at) {
            parts.commands(Arrays.copyOfRange(bytes, at, from));
        }
        if (size < 0) {
            begun = Arrays.copyOfRange(bytes, from, bytes.length);
            return bytes.length;
        }
        return from;
    }

    /** Returns the bytes of a command whose end did not come; none if there are none. */
    public byte[] rest() {
        return begun;
    }
}
