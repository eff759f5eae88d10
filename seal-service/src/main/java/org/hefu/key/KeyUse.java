package org.hefu.key;

/** What a key was made for. A key serves this one use and is refused for every other. */
public enum KeyUse {
    /** Signs certificates and revocation lists. */
    CERTIFICATE_AUTHORITY,
    /** Signs answers about the revocation of certificates. */
    REVOCATION_STATUS,
    /** Signs time-stamps. */
    TIMESTAMP,
    /** Signs electronic seals as their maker. */
    SEAL_MAKING,
    /** Stands in an encryption certificate; what is encrypted for it is opened inside the vault. */
    ENCRYPTION,
    /** Signs documents with a seal; asked for by the {@code seal} package alone. */
    SEAL,
    /** Wraps data keys of what seals hide: persons, pictures, documents that wait. */
    SEAL_DATA,
    /** Makes the keyed hash that stands for a person's identity number in a certificate. */
    SEAL_TOKEN,
    /** Signs answers about the state of seals. */
    SEAL_STATUS,
    /** Signs checkpoints of the ledger. */
    LEDGER,
    /** Signs access tokens of participant systems. */
    ACCESS_TOKEN,
    /** Wraps data keys of the licence vault. */
    VAULT_DATA,
    /** Makes keyed tokens by which the licence vault is searched. */
    VAULT_TOKEN,
    /** Wraps data keys of ledger bodies. */
    LEDGER_DATA,
    /** Wraps data keys of what the exchange keeps: quarantine, cases, evidence. */
    EXCHANGE_DATA
}
