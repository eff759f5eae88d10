package org.hefu.inspection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents are verified.
 *
 * @param trustFolder folder of trust anchors and revocation lists; relative to the working directory. Text and not a
 *     Path, because Spring looks for a relative Path on the class path first
 * @param workerAtStart a worker is made ready when the hub starts; else when the first document comes
 */
@ConfigurationProperties("hefu.inspection")
public record InspectionSettings(
        @DefaultValue("./data/trust") String trustFolder,
        @DefaultValue("true") boolean workerAtStart) {}
