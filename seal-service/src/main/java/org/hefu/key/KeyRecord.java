package org.hefu.key;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The uses and the state of one key: a file of 16 bytes, mapped by every process of the machine that uses the key, so
 * that all count together and each sees at once what another has disabled.
 */
final class KeyRecord {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int USES = 0;
    private static final int STATE = 8;
    private static final int BYTES = 16;
    private static final long IN_FORCE = 0;
    private static final long DISABLED = 1;
    private static final long DESTROYED = 2;

    private final MappedByteBuffer map;

    private KeyRecord(MappedByteBuffer map) {
        this.map = map;
    }

    /** Opens the record, which is made, in force and never used, if it is not there. */
    static KeyRecord open(Path file) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(
                file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            return new KeyRecord(channel.map(MapMode.READ_WRITE, 0, BYTES));
        }
    }

    KeyState state() {
        long state = (long) LONG.getVolatile(map, STATE);
        // What is not known was not written by this hub: such a key is better not used.
        return state == IN_FORCE ? KeyState.IN_FORCE : state == DISABLED ? KeyState.DISABLED : KeyState.DESTROYED;
    }

    /** False if it may not leave the state it is in: what is destroyed stays so. */
    boolean move(KeyState to) {
        long before = (long) LONG.getVolatile(map, STATE);
        boolean moved =
                (before == IN_FORCE || before == DISABLED) && LONG.compareAndSet(map, STATE, before, number(to));
        map.force();
        return moved;
    }

    private static long number(KeyState state) {
        return switch (state) {
            case IN_FORCE -> IN_FORCE;
            case DISABLED -> DISABLED;
            case DESTROYED -> DESTROYED;
        };
    }

    void countUse() {
        LONG.getAndAdd(map, USES, 1L);
    }

    long uses() {
        return (long) LONG.getVolatile(map, USES);
    }
}
