/**
 * Makes and judges X.509 certificates and revocation lists: the hub's own authority, the anchors it trusts, and the
 * path from a signer to one of them.
 */
@ApplicationModule(displayName = "Certificate", allowedDependencies = "key")
@NullMarked
package org.hefu.certificate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
