package switchboard.wire.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import switchboard.text.CodedText;
import switchboard.text.FileFormatText;
import switchboard.wire.signature.Shape.Match;

/**
 * The formats of files and objects that are known by their first bytes.
 *
 * <p>Immutable and thread-safe.
 */
public enum FileFormat {
    /** PNG (RFC 2083, section 3.1). */
    PNG("\\x89PNG\\r\\n\\x1a\\n"),
    /** JPEG: SOI and the next marker (ITU-T T.81, annex B). */
    JPEG("\\xff\\xd8\\xff(?:[\\xc0\\xc2\\xc4\\xdb\\xfe]|[\\xe0-\\xef]..)"),
    /** GIF. */
    GIF("GIF8[79]a"),
    /** GZIP with DEFLATE (RFC 1952, section 2.3). */
    GZIP("\\x1f\\x8b\\x08[\\x00-\\x1f]"),
    /** ZIP: a local file, or the end of an empty archive (APPNOTE 4.3); office documents and jar files are ZIP. */
    ZIP("PK(?:\\x03\\x04|\\x05\\x06)"),
    /** PDF (ISO 32000, 7.5.2). */
    PDF("%PDF-\\d\\.\\d"),
    /** Java serialization (STREAM_MAGIC, STREAM_VERSION, and a type code). */
    JAVA_OBJECT("\\xac\\xed\\x00\\x05[\\x70-\\x7e]"),
    /** A Python pickle: PROTO with a version from 2 to 5, and STOP at the end (PEP 307, PEP 574). */
    PICKLE("\\x80[\\x02-\\x05].", FileFormat::pickle),
    /** Windows bitmap: its size, the size of the header, and one plane. */
    BMP("BM.{4}\\x00{4}.{4}[\\x0c\\x28\\x38\\x40\\x6c\\x7c]\\x00\\x00\\x00"),
    /** WebP in RIFF. */
    WEBP("RIFF.{4}WEBP"),
    /** WAVE in RIFF. */
    WAV("RIFF.{4}WAVE"),
    /** AVI in RIFF. */
    AVI("RIFF.{4}AVI "),
    /** Ogg (RFC 3533, section 6). */
    OGG("OggS\\x00[\\x00-\\x07]"),
    /** MP3: the tag, or two frames of MPEG 1 layer III one behind the other. */
    MP3("ID3[\\x02-\\x04]\\x00|\\xff[\\xfa\\xfb][\\x10-\\xef].", FileFormat::mp3),
    /** FLAC. */
    FLAC("fLaC\\x00"),
    /** ISO base media: MP4, QuickTime, HEIC. */
    MP4("\\x00\\x00\\x00.ftyp[ -~]{4}"),
    /** Matroska and WebM: the header of EBML. */
    MATROSKA("\\x1a\\x45\\xdf\\xa3"),
    /** ELF, a program for Linux. */
    ELF("\\x7fELF[\\x01\\x02][\\x01\\x02]\\x01"),
    /** A program for Windows. */
    EXE("MZ.{58}(?:.{4})", FileFormat::exe),
    /** A Java class. */
    JAVA_CLASS("\\xca\\xfe\\xba\\xbe\\x00[\\x00\\x03]\\x00[\\x2d-\\x60]"),
    /** SQLite. */
    SQLITE("SQLite format 3\\x00"),
    /** bzip2. */
    BZIP2("BZh[1-9]1AY&SY"),
    /** xz. */
    XZ("\\xfd7zXZ\\x00"),
    /** Zstandard (RFC 8878, section 3.1.1). */
    ZSTD("\\x28\\xb5\\x2f\\xfd"),
    /** LZ4. */
    LZ4("\\x04\\x22\\x4d\\x18"),
    /** 7-Zip. */
    SEVEN_ZIP("7z\\xbc\\xaf\\x27\\x1c"),
    /** RAR. */
    RAR("Rar!\\x1a\\x07[\\x00\\x01]"),
    /** A POSIX archive. */
    TAR("[ -~][ -~\\x80-\\xff]{0,99}\\x00", FileFormat::tar),
    /** zlib (RFC 1950, section 2.2) that can be unpacked. */
    ZLIB("\\x78[\\x01\\x5e\\x9c\\xda].", FileFormat::zlib),
    /** TIFF. */
    TIFF("II\\x2a\\x00..\\x00\\x00|MM\\x00\\x2a\\x00\\x00"),
    /** NumPy. */
    NUMPY("\\x93NUMPY[\\x01-\\x03]\\x00"),
    /** HDF5. */
    HDF5("\\x89HDF\\r\\n\\x1a\\n"),
    /** WebAssembly. */
    WASM("\\x00asm\\x01\\x00\\x00\\x00"),
    /** Microsoft's compound files: doc, xls, msi. */
    COMPOUND("\\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1"),
    /** A capture of packets. */
    PCAP(
            "(?:\\xd4\\xc3\\xb2\\xa1\\x02\\x00\\x04\\x00|\\xa1\\xb2\\xc3\\xd4\\x00\\x02\\x00\\x04|\\x0a\\x0d\\x0d\\x0a.{4}(?:\\x4d\\x3c\\x2b\\x1a|\\x1a\\x2b\\x3c\\x4d))");

    /** The formats that may begin with each byte. */
    private static final List<List<FileFormat>> BY_FIRST_BYTE = byFirstByte();

    /** Bit rates of MPEG 1 layer III in kbit/s, by the header's index (ISO/IEC 11172-3, 2.4.2.3). */
    private static final int[] MP3_RATES = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};

    private static final int[] MP3_SAMPLES = {44_100, 48_000, 32_000};

    /** The bytes of a body that are examined. */
    private static final int LOOKED_AT = 4_096;

    private final Shape shape;

    FileFormat(String pattern) {
        this.shape = Shape.of(pattern);
    }

    FileFormat(String pattern, Shape.Check check) {
        this.shape = Shape.checked(pattern, check);
    }

    private static List<List<FileFormat>> byFirstByte() {
        List<List<FileFormat>> all = new ArrayList<>();
        for (int first = 0; first < 256; first++) {
            Latin1 one = new Latin1(new byte[] {(byte) first}, 0, 1);
            List<FileFormat> some = new ArrayList<>();
            for (FileFormat format : values()) {
                if (format.shape.match(one) != Match.NO) {
                    some.add(format);
                }
            }
            all.add(List.copyOf(some));
        }
        return List.copyOf(all);
    }

    /** Returns the format of a body of at least one byte; empty if it has none of these. */
    public static Optional<FileFormat> of(byte[] bytes, int at, int end) {
        List<FileFormat> candidates = BY_FIRST_BYTE.get(bytes[at] & 0xFF);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Latin1 view = new Latin1(bytes, at, end);
        for (FileFormat format : candidates) {
            if (format.shape.match(view) == Match.YES) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Returns the name for people, a part of a sentence. */
    public CodedText words() {
        return FileFormatText.valueOf(name()).with();
    }

    private static Match fits(boolean does) {
        return does ? Match.YES : Match.NO;
    }

    private static Match pickle(Latin1 bytes) {
        char opcode = bytes.charAt(2);
        // FRAME of version 4 and 5 has its length in 8 bytes.
        boolean begins = opcode == 0x95
                ? bytes.length() > 11 && bytes.number(3, 8, true) <= bytes.length() - 11L
                : "cX(}])KMJGNU\u0088\u0089\u008cqT".indexOf(opcode) >= 0;
        return fits(begins && bytes.charAt(bytes.length() - 1) == '.');
    }

    private static Match mp3(Latin1 bytes) {
        if (bytes.charAt(0) == 'I') {
            return Match.YES;
        }
        int rate = MP3_RATES[bytes.charAt(2) >> 4];
        int sample = bytes.charAt(2) >> 2 & 3;
        if (sample == 3 || rate == 0) {
            return Match.NO;
        }
        int next = 144_000 * rate / MP3_SAMPLES[sample] + (bytes.charAt(2) >> 1 & 1);
        return fits(
                next + 1 < bytes.length() && bytes.charAt(next) == 0xFF && bytes.charAt(next + 1) == bytes.charAt(1));
    }

    private static Match exe(Latin1 bytes) {
        long header = bytes.number(60, 4, true);
        return fits(header + 4 <= bytes.length()
                && bytes.subSequence((int) header, (int) header + 4).toString().equals("PE\0\0"));
    }

    private static Match tar(Latin1 bytes) {
        return fits(
                bytes.length() > 262 && bytes.subSequence(257, 262).toString().equals("ustar"));
    }

    private static Match zlib(Latin1 bytes) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes.bytes(), bytes.at(), Math.min(LOOKED_AT, bytes.length()));
            int unpacked = inflater.inflate(new byte[LOOKED_AT]);
            return fits(unpacked > 0 && (inflater.finished() || unpacked >= 256));
        } catch (DataFormatException other) {
            return Match.NO;
        } finally {
            inflater.end();
        }
    }
}
