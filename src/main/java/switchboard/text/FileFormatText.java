package switchboard.text;

/**
 * The names of the formats of files; parts of sentences without arguments.
 */
public enum FileFormatText implements TextCode {
    /** A PNG picture. */
    PNG("format.png"),
    /** A JPEG picture. */
    JPEG("format.jpeg"),
    /** A GIF picture. */
    GIF("format.gif"),
    /** Gzip. */
    GZIP("format.gzip"),
    /** A ZIP archive. */
    ZIP("format.zip"),
    /** A PDF document. */
    PDF("format.pdf"),
    /** Java objects (ObjectOutputStream). */
    JAVA_OBJECT("format.java-object"),
    /** A Python pickle. */
    PICKLE("format.pickle"),
    /** A BMP picture. */
    BMP("format.bmp"),
    /** A WebP picture. */
    WEBP("format.webp"),
    /** A WAV recording. */
    WAV("format.wav"),
    /** An AVI video. */
    AVI("format.avi"),
    /** Ogg sound or video. */
    OGG("format.ogg"),
    /** MP3 sound. */
    MP3("format.mp3"),
    /** FLAC sound. */
    FLAC("format.flac"),
    /** An MP4 video or a HEIC picture. */
    MP4("format.mp4"),
    /** A Matroska or WebM video. */
    MATROSKA("format.matroska"),
    /** A program for Linux (ELF). */
    ELF("format.elf"),
    /** A program for Windows. */
    EXE("format.exe"),
    /** A Java class. */
    JAVA_CLASS("format.java-class"),
    /** An SQLite database. */
    SQLITE("format.sqlite"),
    /** Bzip2. */
    BZIP2("format.bzip2"),
    /** Xz. */
    XZ("format.xz"),
    /** Zstandard. */
    ZSTD("format.zstd"),
    /** LZ4. */
    LZ4("format.lz4"),
    /** A 7-Zip archive. */
    SEVEN_ZIP("format.seven-zip"),
    /** A RAR archive. */
    RAR("format.rar"),
    /** A tar archive. */
    TAR("format.tar"),
    /** Zlib. */
    ZLIB("format.zlib"),
    /** A TIFF picture. */
    TIFF("format.tiff"),
    /** A NumPy array. */
    NUMPY("format.numpy"),
    /** An HDF5 file. */
    HDF5("format.hdf5"),
    /** WebAssembly. */
    WASM("format.wasm"),
    /** An old Office document. */
    COMPOUND("format.compound"),
    /** A capture of packets. */
    PCAP("format.pcap");

    private final Declaration declaration;

    FileFormatText(String key) {
        declaration = new Declaration("wire", key);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
