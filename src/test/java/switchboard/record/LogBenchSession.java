package switchboard.record;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import switchboard.event.Fact;
import switchboard.record.file.SessionFile;
import switchboard.record.file.SqliteLibrary;
import switchboard.record.writer.SessionWriter;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Findings;
import switchboard.wire.Message;

/** Generates a session like that of a very busy year: several languages and sizes, hundreds of clients. */
final class LogBenchSession {
    /** A word that occurs once in the session, near its end. */
    static final String RARE = "Fernsprechamt";

    /** A word as rare, all of whose groups of three letters are frequent. */
    static final String RARE_BUT_USUAL = "labemitanore";

    private static final String[] PLAIN = {
        "the line is open and every message has its length in front of it",
        "hello server this is a test please answer when you can see my text",
        "telephone exchange operator calls number connected ringing engaged waiting",
        "can anybody read this from the other room or is the window too small",
        "der Server hat geantwortet aber die Länge stimmt wieder nicht ganz",
        "heute schreiben wir ein Programm das eine Nachricht über das Netz schickt",
        "größe straße übung prüfung lösung aufgabe fehler zeile klammer",
        "server odpověděl ale délka zprávy zase nesouhlasí zkusím to znovu",
        "žluťoučký kůň úpěl ďábelské ódy příliš dlouho na lince",
        "le serveur a répondu mais la longueur du message était fausse",
        "el servidor contestó enseguida pero faltaban dos bytes al final",
        "сервер ответил но длина сообщения снова не совпала попробуем ещё раз",
        "ο διακομιστής απάντησε αλλά το μήκος του μηνύματος ήταν λάθος",
        "サーバーが応答しましたが メッセージの長さが違います もう一度送ります",
    };

    private static final String[] SYLLABLES =
            "ba be bi bo bu ca ce co da de di do el en er es fa fo ga ge ha he in is it ka ke la le li lo ma me mi mo na ne no on or pa pe po ra re ri ro sa se si so ta te ti to un ur va ve wa we za"
                    .split(" ");
    private static final Cause[] PROBLEMS = {Cause.NO_HEADER, Cause.HTTP, Cause.COUNTS_CHARACTERS, Cause.BAD_NUMBER};
    private static final int DIFFERENT_CLIENTS = 400;
    private static final int AT_ONCE = 40;
    private static final int BATCH = 20_000;

    private final Random random = new Random(11);
    private final String[][] words = new String[PLAIN.length][];
    private final String[] names = new String[4_000];
    private final long messages;

    private LogBenchSession(long messages) {
        this.messages = messages;
        for (int i = 0; i < words.length; i++) {
            words[i] = PLAIN[i].split(" ");
        }
        for (int i = 0; i < names.length; i++) {
            StringBuilder name = new StringBuilder();
            for (int count = 2 + random.nextInt(3); count > 0; count--) {
                name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            names[i] = name.toString();
        }
    }

    /** Returns the time of a message in microseconds since 1970, UTC. */
    static long at(long number) {
        return 1_750_000_000_000_000L + number * 3_000_000;
    }

    static void generate(Path file, long messages, PrintStream out) throws Exception {
        SqliteLibrary.load();
        LogBenchSession session = new LogBenchSession(messages);
        SessionFile claimed = SessionFile.claim(new SessionLocation.ChosenFile(file), Clock.systemUTC());
        long began = System.nanoTime();
        SessionWriter writer = SessionWriter.open(claimed, OptionalLong.empty(), 0, at(0));
        List<Fact> facts = new ArrayList<>(BATCH);
        for (long number = 1; number <= messages; number++) {
            session.add(number, facts);
            if (facts.size() >= BATCH || number == messages) {
                writer.write(facts, List.of(), List.of());
                facts.clear();
            }
        }
        writer.end(at(messages));
        claimed.release();
        out.printf(Locale.ROOT, "generated %,d messages in %.0f s%n", messages, (System.nanoTime() - began) / 1e9);
    }

    private void add(long number, List<Fact> facts) {
        // Clients connect and leave: some are connected at a time, all of them in the course of the session.
        long shift = number * (DIFFERENT_CLIENTS - AT_ONCE) / messages;
        long client = 1 + shift + random.nextInt(AT_ONCE);
        if (number % 25_000 == 1) {
            facts.add(Facts.opened(client));
            facts.add(new Fact.Named(Facts.id(client), "Pupil " + client));
        }
        if (number == messages * 97 / 100) {
            facts.add(new Fact.Received(Facts.id(client), at(number), Facts.in(Facts.utf8("das " + RARE + " sagt"))));
        } else if (number == messages * 98 / 100) {
            facts.add(new Fact.Received(
                    Facts.id(client), at(number), Facts.in(Facts.utf8("an " + RARE_BUT_USUAL + " line"))));
        } else if (random.nextInt(4) == 0) {
            facts.add(new Fact.Sent(Facts.id(client), at(number), Facts.in(body()), OptionalLong.empty()));
        } else {
            facts.add(new Fact.Received(Facts.id(client), at(number), received()));
        }
    }

    private Message received() {
        if (random.nextInt(50) > 0) {
            return Facts.in(body());
        }
        Cause cause = PROBLEMS[random.nextInt(PROBLEMS.length)];
        byte[] body = body();
        return Facts.unframed(
                body,
                Findings.saying(
                        cause,
                        Certainty.LIKELY,
                        "“" + words[random.nextInt(words.length)][0]
                                + "…” came without a header: the length belongs first.",
                        "Write it."));
    }

    private byte[] body() {
        int kind = random.nextInt(100);
        // The sizes average two hundred bytes: many are short, a few long, hardly any very long.
        int wanted =
                kind < 40 ? 8 + random.nextInt(60) : kind < 95 ? 60 + random.nextInt(300) : 300 + random.nextInt(900);
        if (random.nextInt(100_000) == 0) {
            wanted = 20_000 + random.nextInt(80_000);
        }
        StringBuilder text = new StringBuilder(wanted + 20);
        String[] language = words[random.nextInt(words.length)];
        boolean isJson = random.nextInt(10) == 0;
        if (isJson) {
            text.append("{\"id\":").append(random.nextInt(1_000_000)).append(",\"text\":\"");
        }
        while (text.length() < wanted) {
            int next = random.nextInt(20);
            if (next < 13) {
                text.append(language[random.nextInt(language.length)]);
            } else if (next < 19) {
                text.append(names[random.nextInt(names.length)]);
            } else {
                text.append(random.nextInt(100_000));
            }
            text.append(' ');
        }
        return Facts.utf8(isJson ? text.append("\"}").toString() : text.toString());
    }
}
