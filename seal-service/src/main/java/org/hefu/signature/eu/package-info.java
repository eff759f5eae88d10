/** Signs XML (XAdES), JSON (JAdES) and containers of several files (ASiC-E) as ETSI writes them, through EU DSS. */
@NamedInterface("eu")
@NullMarked
package org.hefu.signature.eu;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
