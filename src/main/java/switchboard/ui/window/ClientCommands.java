package switchboard.ui.window;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.model.ListenerInfo;
import switchboard.ui.Strings;
import switchboard.ui.client.CalledServer;
import switchboard.ui.client.SmallSwarm;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.edt.Edt;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.Notices;

/** The commands that open a client of this program or start a few, each at this server. Event dispatch thread only. */
final class ClientCommands {
    private static final String SWARM = "swarm";

    private final ListenControl listen;
    private final Notices notices;
    private final CommandActions commands;
    private final SmallSwarm swarm = new SmallSwarm(Edt::later, this::swarmChanged, this::swarmFailed);

    /** Adds the commands to those of the window. */
    ClientCommands(ListenControl listen, Notices notices, CommandActions commands, SideWindows sideWindows) {
        this.listen = listen;
        this.notices = notices;
        this.commands = commands;
        commands.add(WindowCommand.OPEN_CLIENT, () -> sideWindows.openClient(tcp().flatMap(CalledServer::of)));
        commands.add(
                WindowCommand.START_SWARM,
                () -> tcp().isPresent() && !swarm.isRunning(),
                () -> tcp().ifPresent(swarm::start));
        commands.add(WindowCommand.STOP_SWARM, swarm::isRunning, swarm::stop);
    }

    /** Returns the listener that clients of this program call: the main one, if it has a port. */
    private Optional<ListenerInfo> tcp() {
        return Stream.concat(listen.main().stream(), listen.all().stream())
                .filter(listener -> CalledServer.of(listener).isPresent())
                .findFirst();
    }

    private void swarmChanged() {
        if (swarm.isRunning()) {
            notices.showEvenIfDismissed(new Notice(
                    SWARM,
                    Notice.Kind.INFO,
                    Strings.of("swarm.running", SmallSwarm.CLIENTS),
                    List.of(Notice.Action.persistent(Strings.of("swarm.stop"), swarm::stop))));
        } else {
            notices.clear(SWARM);
        }
        commands.refresh();
    }

    private void swarmFailed(String sentence) {
        notices.showEvenIfDismissed(Notice.of(SWARM, Notice.Kind.ERROR, sentence));
    }

    /** Stops the clients that talk by themselves. */
    void end() {
        swarm.stop();
    }
}
