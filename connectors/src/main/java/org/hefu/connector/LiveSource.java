package org.hefu.connector;

/** Asks the owner of a LIVE resource. Always answers within the connector's deadline; never throws for its sake. */
public interface LiveSource {

    LiveAnswer ask(LiveQuestion question);
}
