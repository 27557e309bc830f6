package switchboard.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.export.ExportFormat;
import switchboard.text.AppText;
import switchboard.text.CodedText;

/**
 * The arguments of {@code export}.
 *
 * <p>Filled in by picocli; used by one thread.
 */
@Command(
        name = "export",
        hidden = true,
        sortOptions = false,
        separator = " ",
        headerHeading = "Exports a recorded session, or a live one, for other programs.%n%n",
        synopsisHeading = "",
        customSynopsis = {
            "switchboard export SESSION --format csv|jsonl|txt|pcapng --out FILE [OPTIONS]",
            "switchboard export latest --format csv --out lesson.csv --filter \"from:ana is:problem\""
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "csv     a table; text that looks like a formula gets an apostrophe in front",
            "jsonl   one object a line, from which every byte can be rebuilt",
            "txt     a transcript for people",
            "pcapng  packets with made-up headers, for Wireshark; assets/header64.lua explains them"
        })
final class ExportArguments implements CommandArguments {
    @Parameters(
            index = "0",
            paramLabel = "SESSION",
            description = "A name that sessions lists, latest, or the path of a session file.")
    private String session = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, jsonl, txt or pcapng; unless given, what the name of FILE ends in.")
    private @Nullable String format;

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write; - for standard output.")
    private @Nullable String out;

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only messages that this filter lets through, written as in the window.")
    private String filter = "";

    @Option(names = "--force", description = "Replace FILE if it is there.")
    private boolean replace;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public boolean wantsHelp() {
        return help;
    }

    @Override
    public ParsedCommand task() throws UsageException {
        if (out == null) {
            throw new UsageException(wanted());
        }
        return new ParsedCommand.Export(new ExportOptions(
                session,
                format(out),
                out.equals("-") ? Optional.empty() : Optional.of(OptionValues.path("--out", out)),
                filter,
                replace));
    }

    private ExportFormat format(String file) throws UsageException {
        List<String> words =
                Arrays.stream(ExportFormat.values()).map(ExportFormat::word).toList();
        String word = format == null ? file.substring(file.lastIndexOf('.') + 1) : format;
        Optional<ExportFormat> known = ExportFormat.of(word);
        if (known.isEmpty()) {
            throw new UsageException(
                    format == null
                            ? wanted()
                            : OptionValues.meant(AppText.VALUE_FORMAT.with(OptionValues.quoted(word)), word, words));
        }
        return known.get();
    }

    @Override
    public CodedText wanted() {
        return AppText.WANTED_EXPORT.with();
    }
}
