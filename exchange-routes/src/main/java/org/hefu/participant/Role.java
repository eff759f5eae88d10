package org.hefu.participant;

/** What a person may do; the handbook has the table. */
public enum Role {
    /** Searches and views licences masked, unmasks with a reason, checks cases, takes evidence. */
    CLERK,
    /** Looks after a department's own resources, batches and quarantine. */
    OFFICER,
    /** Makes, suspends and revokes seals, grants authority over them. */
    SEAL_KEEPER,
    /** Verifies documents and reads the ledger; changes nothing. */
    AUDITOR,
    /** Looks after roles, credentials, trust anchors and keys. */
    SECURITY_ADMIN,
    /** Looks after organizations, systems and jobs; sees no business data. */
    SYSTEM_ADMIN,
    /** Reads figures. */
    LEADER
}
