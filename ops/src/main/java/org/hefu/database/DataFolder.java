package org.hefu.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder that holds all that one hub keeps: database, keys, passwords. One hub owns it, as long as it lives.
 *
 * <p>The owner is whoever holds the lock on {@code hub.lock}, which goes with its process however it ends. The folder
 * and those below it are readable by their user alone; other permissions are set right.
 */
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "hub.lock";

    /**
     * Folders held by this process. Asked before the lock file is opened, because a POSIX lock is gone as soon as its
     * process closes any other channel on the same file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder if need be and takes it.
     *
     * @throws DataFolderInUseException if a hub holds it already, in this process or another
     * @throws DatabaseStartException if it cannot be made, locked or given owner-only permissions
     */
    public static DataFolder open(Path folder) {
        try {
            Path path = OwnerOnly.folder(folder.toAbsolutePath().normalize()).toRealPath();
            if (!HELD.add(path)) {
                throw new DataFolderInUseException(
                        path, Long.toString(ProcessHandle.current().pid()));
            }
            FileChannel channel = null;
            try {
                channel = lock(path);
                return new DataFolder(path, channel);
            } finally {
                if (channel == null) {
                    HELD.remove(path);
                }
            }
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "数据目录 " + folder + " 无法使用：" + e + "。",
                    "The data folder " + folder + " cannot be used: " + e + ".",
                    e);
        }
    }

    /** The folder, absolute and without symbolic links. */
    public Path path() {
        return path;
    }

    /**
     * A folder in this one, made if need be, readable by its user alone.
     *
     * @throws UncheckedIOException if it cannot be made or belongs to somebody else
     */
    public Path folder(String name) {
        try {
            return OwnerOnly.folder(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + path.resolve(name) + " cannot be used", e);
        }
    }

    /** Lets the folder go. The lock file stays: deleting it could take it from under the next owner. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + path + " cannot be let go", e);
        } finally {
            HELD.remove(path);
        }
    }

    /** Locks the folder; the channel holds the lock until it is closed. */
    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        FileChannel channel = OwnerOnly.open(file);
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new DataFolderInUseException(folder, holder(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return channel;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        String written = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return written.isEmpty() ? "?" : written;
    }
}
