package org.hefu.pdf;

import java.io.IOException;

/** A part of a paper that draws itself where the pen stands. */
@FunctionalInterface
interface Block {

    void draw(Paper paper) throws IOException;
}
