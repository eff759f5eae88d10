package org.hefu.seal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much sealing may take of the hub.
 *
 * @param largestForm a larger file is not signed in XAdES, JAdES or ASiC-E, which take many times its size of memory; of
 *     a ZIP archive for ASiC-E the same holds for its files together, unpacked
 * @param jobWorkers how many steps of jobs are done at the same time
 * @param largestJob documents that a job takes, together
 * @param largestOfActor documents of all jobs of an actor that are not done, together
 */
@ConfigurationProperties("hefu.seal.load")
public record SealLoadSettings(
        @DefaultValue("4MB") DataSize largestForm,
        @DefaultValue("2") int jobWorkers,
        @DefaultValue("1GB") DataSize largestJob,
        @DefaultValue("2GB") DataSize largestOfActor) {

    public SealLoadSettings {
        if (jobWorkers < 1 || largestForm.toBytes() < 1 || largestForm.toBytes() > 64 << 20) {
            throw new IllegalArgumentException(
                    "hefu.seal.load needs at least one of job-workers and 1B to 64MB for largest-form; got "
                            + jobWorkers + " and " + largestForm);
        }
    }
}
