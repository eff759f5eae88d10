package org.hefu.ofd;

/** Hands out the ids of one document, GB/T 33190-2016, section 7.3, ST_ID: no two things have the same. */
final class OfdIds {

    /** The fonts have the first ids. */
    private int last = OfdFont.LARGEST_ID;

    int next() {
        return ++last;
    }

    int largest() {
        return last;
    }
}
