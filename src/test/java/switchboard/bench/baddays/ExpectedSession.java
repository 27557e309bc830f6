package switchboard.bench.baddays;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One session file over all lives of the program that continue it: the talks, and what was told. Thread-safe. */
final class ExpectedSession {
    private final AtomicInteger talkNumbers;
    private final ConcurrentMap<Integer, Talk> talks = new ConcurrentHashMap<>();
    private final AtomicLong told = new AtomicLong();
    private volatile int finished;

    /** Creates a session without talks; the numbers of talks are unique in the run. */
    ExpectedSession(AtomicInteger talkNumbers) {
        this.talkNumbers = talkNumbers;
        finished = talkNumbers.get();
    }

    /** Returns a new talk. */
    Talk begin() {
        Talk talk = new Talk(talkNumbers.incrementAndGet(), told.get());
        talks.put(talk.number(), talk);
        return talk;
    }

    Optional<Talk> talk(int number) {
        return Optional.ofNullable(talks.get(number));
    }

    List<Talk> talks() {
        return List.copyOf(talks.values());
    }

    /** Notes a line of the console. */
    void told(RecordedLine line) {
        told.accumulateAndGet(line.number(), Math::max);
        line.message()
                .ifPresent(message -> talk(message.talk()).ifPresent(talk -> talk.told(message.place(), line.out())));
    }

    /** Returns the largest number of a message that was told as recorded. */
    long told() {
        return told.get();
    }

    /** Notes that the talks of a life ended with the program, by a signal that lets it finish, or not. */
    void lifeEnded(boolean orderly) {
        if (orderly) {
            talks.values().stream().filter(talk -> talk.number() > finished).forEach(Talk::finish);
        }
        finished = talkNumbers.get();
    }
}
