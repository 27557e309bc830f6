package switchboard.app;

import switchboard.text.CodedText;

/** The arguments of a command such as {@code client}, as they were typed. Filled in by picocli, used by one thread. */
interface CommandArguments {
    /** Returns whether only the help is wanted. */
    boolean wantsHelp();

    /**
     * Returns what they ask for.
     *
     * @throws UsageException in one clear sentence, if one of them can't be
     */
    Task task() throws UsageException;

    /** Returns what the command wants, with an example, for whoever left something out. */
    CodedText wanted();
}
