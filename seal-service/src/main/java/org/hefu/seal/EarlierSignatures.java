package org.hefu.seal;

/** Looks at the signatures that a document from outside bears already; where it is done, a hostile one can do no harm. */
public interface EarlierSignatures {

    /**
     * Is one of them broken, or was what it covers changed after it? Who signed, and whether anybody trusts them, is not
     * asked. What cannot be told is not broken.
     *
     * @param document any file
     * @return false for a file without signatures
     * @throws org.hefu.seal.placing.SearchEndedException if looking came to no end, or did not begin
     */
    boolean areBroken(byte[] document);
}
