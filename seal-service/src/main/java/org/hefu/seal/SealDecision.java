package org.hefu.seal;

/** A seal may be used: for what, under which authority, and with what. */
record SealDecision(SealOrder order, SealAuthority authority, SealPress.Prepared prepared) {}
