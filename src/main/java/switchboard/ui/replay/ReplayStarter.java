package switchboard.ui.replay;

import switchboard.replay.ReplayListener;
import switchboard.replay.ReplayPlan;

/** Starts replays of one session. Event dispatch thread only. */
@FunctionalInterface
public interface ReplayStarter {
    /**
     * Starts a replay and returns at once.
     *
     * @param listener called on any thread
     * @return stops the replay; never waits
     */
    Runnable start(ReplayPlan plan, ReplayListener listener);
}
