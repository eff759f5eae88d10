/** Seals thousands of documents under one decision: each its own signature, each once, whenever the hub dies. */
@NamedInterface("job")
@NullMarked
package org.hefu.seal.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
