package org.hefu.seal;

import java.time.Duration;
import java.util.List;
import org.hefu.signature.SignatureLevel;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The hub's own seal, made when it is first needed.
 *
 * @param name of the seal; empty for the owner's name with 电子印章 behind it
 * @param ownerName the organization that runs the hub
 * @param ownerCode its unified social credit code, 18 characters
 * @param life how long the seal is valid
 * @param largestDocument a larger document is refused before it is read
 * @param requestLife how long a use waits for a second person
 * @param level how long a signature shall be verifiable, if its order does not say; OFD has B and T, and takes T for
 *     more
 * @param basicWithoutTime set the seal at level B where no time-stamp is to be had, if its order names no level;
 *     otherwise it is not set
 * @param authorities what the hub may set its seal on itself from the start, no caller among it; each as {@code KIND/PURPOSE}; {@code KIND/*} is
 *     every purpose. Without any, it is allowed on nothing
 */
@ConfigurationProperties("hefu.seal")
public record SealSettings(
        @DefaultValue("") String name,
        @DefaultValue("") String ownerName,
        @DefaultValue("") String ownerCode,
        @DefaultValue("1095d") Duration life,
        @DefaultValue("20MB") DataSize largestDocument,
        @DefaultValue("24h") Duration requestLife,
        @DefaultValue("T") SignatureLevel level,
        @DefaultValue("false") boolean basicWithoutTime,
        @DefaultValue List<String> authorities) {

    public SealSettings {
        authorities = List.copyOf(authorities);
        for (String authority : authorities) {
            if (!authority.matches("[A-Z_]{1,64}/([A-Z_]{1,64}|\\*)")) {
                throw new IllegalArgumentException(
                        "hefu.seal.authorities holds texts like EVIDENCE/WAGE_PROOF or EVIDENCE/*; got '" + authority
                                + "'");
            }
        }
    }

    String sealName() {
        return name.isBlank() ? ownerName + "电子印章" : name;
    }
}
