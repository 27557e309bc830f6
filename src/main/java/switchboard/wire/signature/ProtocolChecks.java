package switchboard.wire.signature;

import switchboard.wire.signature.Shape.Match;

/** The arithmetic of protocols whose lengths a pattern cannot compare. Stateless and thread-safe. */
final class ProtocolChecks {
    /** The bytes of a request line without an end from which on it is taken for one; a path may be long. */
    static final int LONG_TARGET = 512;

    private ProtocolChecks() {}

    /** Checks a ClientHello: the length of the record is that of the handshake message and its 4 bytes. */
    static Match clientHello(Latin1 bytes) {
        return bytes.number(3, 2, false) == bytes.number(6, 3, false) + 4 ? Match.YES : Match.NO;
    }

    /** Checks the beginning of an HTTP request: its version, or a target that does not end. */
    static Match request(Latin1 bytes) {
        int searched = Math.min(bytes.length(), LONG_TARGET);
        boolean whole = bytes.subSequence(0, searched).toString().contains(" HTTP/");
        return whole || searched == LONG_TARGET ? Match.YES : Match.BEGUN;
    }

    /** Checks the sum of an NMEA 0183 sentence: all characters between the first one and the asterisk, by XOR. */
    static Match nmea(Latin1 bytes) {
        int at = 1;
        int sum = 0;
        while (bytes.charAt(at) != '*') {
            sum ^= bytes.charAt(at++);
        }
        String said = bytes.subSequence(at + 1, at + 3).toString();
        return Integer.parseInt(said, 16) == sum ? Match.YES : Match.NO;
    }

    /** Checks the last of the 15 digits of an IMEI behind 2 bytes, by the formula of Luhn (3GPP TS 23.003, annex B). */
    static Match imei(Latin1 bytes) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = bytes.charAt(2 + i) - '0';
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0 ? Match.YES : Match.NO;
    }

    /** Checks that CR LF ends a GT06 message at its length. */
    static Match gt06(Latin1 bytes) {
        boolean wide = bytes.charAt(0) == 0x79;
        int without = (int) (wide ? bytes.number(2, 2, false) + 4 : bytes.number(2, 1, false) + 3);
        if (without < 8 || bytes.length() < without + 2) {
            return without < 8 ? Match.NO : Match.BEGUN;
        }
        return bytes.charAt(without) == '\r' && bytes.charAt(without + 1) == '\n' ? Match.YES : Match.NO;
    }

    /**
     * Checks the handshake of Minecraft's Java Edition: packet length, id 0, protocol version, server address, port,
     * and the next state from 1 to 3.
     */
    static Match minecraft(Latin1 bytes) {
        VarInts numbers = new VarInts(bytes);
        long length = numbers.next();
        int first = numbers.at;
        long id = numbers.next();
        numbers.next();
        long address = numbers.next();
        int text = numbers.at;
        if (id > 0 || address == 0 || address > 255 || length > 300) {
            return Match.NO;
        }
        if (address < 0) {
            return Match.BEGUN;
        }
        for (int at = text; at < Math.min(text + address, bytes.length()); at++) {
            char c = bytes.charAt(at);
            // Modded clients put NUL and a word behind the address.
            if (c != 0 && (c <= ' ' || c > '~')) {
                return Match.NO;
            }
        }
        numbers.at = text + (int) address + 2;
        long state = numbers.next();
        if (state < 0) {
            return Match.BEGUN;
        }
        return state >= 1 && state <= 3 && numbers.at - first == length ? Match.YES : Match.NO;
    }

    /** Reads numbers in LEB128, of 5 bytes at most; -1 where one is incomplete. */
    private static final class VarInts {
        private final Latin1 bytes;
        private int at;

        VarInts(Latin1 bytes) {
            this.bytes = bytes;
        }

        long next() {
            long number = 0;
            for (int i = 0; i < 5; i++) {
                if (at >= bytes.length()) {
                    return -1;
                }
                int one = bytes.charAt(at++);
                number |= (long) (one & 0x7F) << 7 * i;
                if (one < 0x80) {
                    return number;
                }
            }
            return number;
        }
    }
}
