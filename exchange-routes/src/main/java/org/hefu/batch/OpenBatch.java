package org.hefu.batch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.hefu.batch.Batches.Batch;
import org.hefu.catalogue.Resource;
import org.hefu.file.RowReader;

/** A batch whose rows are being read. Used by one thread. */
final class OpenBatch {

    private final PushOrder order;
    private final Resource resource;
    private final Batch batch;
    private final RowReader rows;
    private final String encoding;
    private final MessageDigest digest;
    private long read;

    OpenBatch(PushOrder order, Resource resource, Batch batch, RowReader rows, String encoding, byte[] header) {
        this.order = order;
        this.resource = resource;
        this.batch = batch;
        this.rows = rows;
        this.encoding = encoding;
        this.digest = sha256();
        digest.update(header);
    }

    PushOrder order() {
        return order;
    }

    Resource resource() {
        return resource;
    }

    Batch batch() {
        return batch;
    }

    RowReader rows() {
        return rows;
    }

    /** Character set of the body, for messages. */
    String encoding() {
        return encoding;
    }

    /** Rows read so far. */
    long read() {
        return read;
    }

    void count(byte[] row) {
        read++;
        digest.update(row);
        digest.update((byte) '\n');
    }

    /** SHA-256 of the header and of the rows read so far. */
    byte[] digest() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java cannot be continued", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }
}
