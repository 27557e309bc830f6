package switchboard.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import switchboard.model.ClassCode;
import switchboard.system.FileFailure;
import switchboard.text.AppText;

/**
 * The options for the class code, which takes it from the command line, a file, standard input, the terminal, or the
 * environment.
 *
 * <p>Filled in by picocli or by the server's own parser; used by one thread.
 */
final class ClassCodeOptions {
    /** The environment variable that holds the code where no option names one. */
    static final String VARIABLE = "SWITCHBOARD_CODE";

    static final String FILE_DESCRIPTION = "Take the class code from the first line of FILE, or of standard input (-),"
            + " where a terminal asks for it. Without this option the variable " + VARIABLE + " counts.";

    private static final String FILE = "--code-file";

    /** The longest first line in bytes: a byte order mark, 4 bytes for each character (RFC 3629, 3), CR and LF. */
    private static final int LONGEST_LINE = 3 + 4 * ClassCode.LONGEST + 2;

    @Option(
            names = "--code",
            paramLabel = "WORD",
            description = "The class code that the server asks for. Other users of this computer see it in the list of"
                    + " processes.")
    private @Nullable String code;

    @Option(names = FILE, paramLabel = "FILE|-", description = FILE_DESCRIPTION)
    private @Nullable String file;

    /** Creates options that picocli fills in. */
    ClassCodeOptions() {}

    /** Creates options with the values that were given. */
    ClassCodeOptions(Optional<String> code, Optional<String> file) {
        this.code = code.orElse(null);
        this.file = file.orElse(null);
    }

    /**
     * Returns the class code; {@link ClassCode#NONE} if none is given. May wait for a person or a file.
     *
     * @throws UsageException if it cannot be read, or is no code; the message does not repeat it
     */
    ClassCode code(CommandContext context) throws UsageException {
        if (code != null && file != null) {
            throw new UsageException(AppText.CODE_EXCLUDED.with());
        }
        if (code != null) {
            return OptionValues.classCode("--code", code);
        }
        if (file == null) {
            return OptionValues.classCode(
                    VARIABLE, context.secrets().variable(VARIABLE).orElse(""));
        }
        ClassCode read = OptionValues.classCode(FILE, file.equals("-") ? typed(context) : firstLine(file));
        if (!read.isWanted()) {
            throw new UsageException(AppText.CODE_MISSING.with(FILE, file));
        }
        return read;
    }

    private static String typed(CommandContext context) throws UsageException {
        Optional<String> typed = context.secrets().ask("Class code: ");
        try {
            return typed.isPresent()
                    ? typed.get()
                    : line(context.streams().in(), context.streams().inputCharset());
        } catch (CharacterCodingException other) {
            throw encoding("-", context.streams().inputCharset());
        } catch (IOException failed) {
            throw new UsageException(AppText.CODE_MISSING.with(FILE, "-"));
        }
    }

    private static String firstLine(String given) throws UsageException {
        Path path = OptionValues.path(FILE, given);
        try (InputStream in = Files.newInputStream(path)) {
            return line(in, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            throw encoding(given, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UsageException(AppText.CODE_FILE.with(FILE, given, FileFailure.why(failed, path)));
        }
    }

    private static UsageException encoding(String given, Charset expected) {
        return new UsageException(AppText.CODE_ENCODING.with(FILE, given, expected.name()));
    }

    /**
     * Reads a line byte by byte, so that what follows stays for the program. A line that is too long for a code is read
     * in part, and is too long then, too.
     *
     * @throws CharacterCodingException if the line is in another encoding
     */
    private static String line(InputStream in, Charset charset) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LONGEST_LINE; next = in.read()) {
            line.write(next);
        }
        ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
        CharBuffer decoded = CharBuffer.allocate(2 * line.size());
        CoderResult result = charset.newDecoder().decode(bytes, decoded, line.size() < LONGEST_LINE);
        String text = decoded.flip().toString();
        // UTF-16 without a byte order mark is valid UTF-8 with a NUL beside each ASCII character.
        if (result.isError() || text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
