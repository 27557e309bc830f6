package switchboard.wire.framing;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes of arrays and texts that an object of this package keeps alive; the objects themselves are
 * negligible.
 */
final class RetainedMemory {
    /** The reference fields of a class and its superclasses in this package. */
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> found = new ArrayList<>();
            for (Class<?> one = type; isOurs(one); one = one.getSuperclass()) {
                Arrays.stream(one.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .filter(field -> !field.getType().isPrimitive())
                        .peek(field -> field.setAccessible(true))
                        .forEach(found::add);
            }
            return found;
        }
    };

    private final Deque<Object> waiting = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private long bytes;

    private RetainedMemory() {}

    /** Returns the bytes kept alive by an object, without its memory budget. */
    static long bytes(Object root) {
        RetainedMemory retained = new RetainedMemory();
        retained.meet(root);
        while (!retained.waiting.isEmpty()) {
            retained.look(retained.waiting.pop());
        }
        return retained.bytes;
    }

    private void meet(@Nullable Object object) {
        if (object != null && !(object instanceof MemoryBudget) && seen.add(object)) {
            waiting.push(object);
        }
    }

    private void look(Object object) {
        switch (object) {
            case byte[] array -> bytes += array.length;
            case int[] array -> bytes += 4L * array.length;
            case String text -> bytes += 2L * text.length();
            case List<?> list -> list.forEach(this::meet);
            default -> {
                for (Field field : FIELDS.get(object.getClass())) {
                    meet(value(field, object));
                }
            }
        }
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.getPackageName().startsWith("switchboard.wire");
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
