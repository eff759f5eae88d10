package org.hefu.batch;

import java.io.InputStream;
import org.hefu.access.Caller;

/**
 * Rows on their way in.
 *
 * @param mediaType of the body, with its character set if one is named
 * @param body read once, from front to back; closed by whoever opened it
 */
record PushOrder(Caller.Machine caller, String resource, String key, String mediaType, InputStream body) {}
