package org.hefu.database;

import javax.sql.DataSource;

/** A PostgreSQL that is ready to be migrated and worked on: embedded or existing, which from here on is all the same. */
interface Database extends AutoCloseable {

    /** Connects as the role that owns the tables; each time anew, without a pool. */
    DataSource owner();

    /** Connects as the role that the hub works as; each time anew, without a pool. */
    DataSource application();

    /** Name of the role that the hub works as. */
    String applicationRole();

    /** Name of the role that erases ledger bodies. */
    String eraserRole();

    @Override
    void close();
}
