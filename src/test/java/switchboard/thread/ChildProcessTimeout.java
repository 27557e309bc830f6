package switchboard.thread;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Kills the child processes of a test whose time is over.
 *
 * <p>A timeout of JUnit interrupts the test's thread, which does not end a read from a child's output. Without this
 * class a test whose child never answers would never fail. JUnit finds it by {@code META-INF/services}.
 */
public final class ChildProcessTimeout implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ChildProcessTimeout.class);
    private static final long GRACE_SECONDS = 2;

    @Override
    public void beforeEach(ExtensionContext context) {
        timeout(context).ifPresent(timeout -> {
            long millis = timeout.unit().toMillis(timeout.value()) + TimeUnit.SECONDS.toMillis(GRACE_SECONDS);
            CompletableFuture<Void> kill = new CompletableFuture<>();
            kill.orTimeout(millis, TimeUnit.MILLISECONDS).exceptionally(late -> {
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                return null;
            });
            context.getStore(NAMESPACE).put(NAMESPACE, kill);
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        CompletableFuture<?> kill = context.getStore(NAMESPACE).remove(NAMESPACE, CompletableFuture.class);
        if (kill != null) {
            kill.complete(null);
        }
    }

    /** Returns the timeout of the test method, or else of its class. */
    private static Optional<Timeout> timeout(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Timeout.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), Timeout.class));
    }
}
