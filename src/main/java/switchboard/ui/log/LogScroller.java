package switchboard.ui.log;

import java.awt.Point;
import java.awt.Rectangle;
import java.util.OptionalLong;
import javax.swing.JScrollPane;
import javax.swing.JViewport;
import switchboard.ui.log.rows.FollowNewest;
import switchboard.ui.log.rows.LogRowsModel;
import switchboard.ui.log.rows.LogTableModel;

/**
 * Controls the scroll position of the log: keeps the newest row in view, or keeps the read rows in place while rows are
 * added, removed or replaced.
 *
 * <p>Tells the table model which rows are visible, so that it loads them. Scrolling by this class is not taken for
 * scrolling by the user. Event dispatch thread only.
 */
final class LogScroller implements LogTableModel.Listener {
    private final LogTable table;
    private final LogRowsModel model;
    private final JScrollPane scroll;
    private final FollowNewest follow;
    private boolean moving;
    private int lastY;
    private int lastHeight;
    private boolean downwards = true;
    private long keptNumber;
    private int keptOffset;
    private OptionalLong chosen = OptionalLong.empty();

    LogScroller(LogTable table, LogRowsModel model, JScrollPane scroll, FollowNewest follow) {
        this.table = table;
        this.model = model;
        this.scroll = scroll;
        this.follow = follow;
        scroll.getViewport().addChangeListener(event -> viewChanged());
        follow.onChange(() -> {
            if (follow.isOn()) {
                toEnd();
            }
        });
        model.addListener(this);
    }

    /** Sets the message whose row keeps its place when the rows are replaced. */
    void keep(OptionalLong number) {
        chosen = number;
    }

    private JViewport view() {
        return scroll.getViewport();
    }

    private void viewChanged() {
        Rectangle seen = view().getViewRect();
        int moved = seen.y - lastY;
        lastY = seen.y;
        int height = lastHeight;
        lastHeight = seen.height;
        if (moved != 0) {
            downwards = moved > 0;
        }
        if (!moving) {
            if (moved != 0) {
                follow.scrolled(isAtEnd(seen));
            } else if (follow.isOn()) {
                toEnd();
            } else if (seen.height < height) {
                keepChosenVisible(seen, height);
            }
        }
        look();
    }

    /** Scrolls down to the chosen message if it was visible in a view of {@code height} pixels and is no longer. */
    private void keepChosenVisible(Rectangle seen, int height) {
        int row = chosen.isPresent() ? model.rowOf(chosen.getAsLong()) : -1;
        int top = row * table.getRowHeight();
        int bottom = top + table.getRowHeight();
        if (row >= 0 && top >= seen.y && top < seen.y + height && bottom > seen.y + seen.height) {
            moveTo(bottom - seen.height);
        }
    }

    private boolean isAtEnd(Rectangle seen) {
        return seen.y + seen.height >= contentHeight() - table.getRowHeight() / 2;
    }

    private int contentHeight() {
        return model.getRowCount() * table.getRowHeight();
    }

    private void look() {
        table.visibleRows(view().getViewRect()).ifPresent(rows -> {
            // The first visible row shows the time since the one before it.
            int first = Math.max(0, rows[0] - 1);
            if (follow.isOn()) {
                model.follows(first, rows[1]);
            } else {
                model.setVisibleRows(first, rows[1], downwards);
            }
        });
    }

    private void toEnd() {
        moveTo(Math.max(0, contentHeight() - view().getExtentSize().height));
    }

    /** Scrolls to {@code y} pixels of the content; the table gets its new height first. */
    private void moveTo(int y) {
        moving = true;
        try {
            int height = Math.max(contentHeight(), view().getExtentSize().height);
            if (table.getHeight() != height) {
                table.setSize(table.getWidth(), height);
                view().validate();
            }
            int most = Math.max(0, contentHeight() - view().getExtentSize().height);
            view().setViewPosition(new Point(view().getViewPosition().x, Math.clamp(y, 0, most)));
            lastY = view().getViewPosition().y;
        } finally {
            moving = false;
        }
        look();
    }

    /** Scrolls a row into view, to the middle if it was not visible. */
    void reveal(int row) {
        Rectangle seen = view().getViewRect();
        int top = row * table.getRowHeight();
        if (top < seen.y || top + table.getRowHeight() > seen.y + seen.height) {
            moveTo(top - (seen.height - table.getRowHeight()) / 2);
        }
    }

    @Override
    public void replacing() {
        Rectangle seen = view().getViewRect();
        table.visibleRows(seen).ifPresent(rows -> {
            int row = rows[0];
            if (chosen.isPresent()) {
                int chosenRow = model.rowOf(chosen.getAsLong());
                row = chosenRow >= rows[0] && chosenRow <= rows[1] ? chosenRow : row;
            }
            keptNumber = model.numberAt(row);
            keptOffset = row * table.getRowHeight() - seen.y;
        });
    }

    @Override
    public void replaced() {
        follow.rowsReplaced();
        if (follow.isOn()) {
            toEnd();
        } else {
            int row = Math.max(0, model.nearestRow(keptNumber));
            moveTo(row * table.getRowHeight() - keptOffset);
        }
    }

    @Override
    public void added(int count) {
        Rectangle seen = view().getViewRect();
        int below = contentHeight() - seen.y - seen.height;
        follow.rowsAdded(count, Math.max(0, Math.ceilDiv(below, table.getRowHeight())));
        if (follow.isOn()) {
            toEnd();
        } else {
            look();
        }
    }

    @Override
    public void dropped(int count) {
        if (!follow.isOn()) {
            moveTo(view().getViewPosition().y - count * table.getRowHeight());
        }
    }

    @Override
    public void stateChanged() {
        // The state of a search does not change the scroll position.
    }
}
