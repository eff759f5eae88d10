package org.hefu.command;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.hefu.hub.HubSettings;
import org.hefu.inspection.ReportTimes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** In which time zone times are written: that of the hub, not of the machine at which somebody sits. */
final class ZoneOption {

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "time zone of what is printed (default: $HEFU_ZONE, else that of hubs, "
                    + HubSettings.USUAL_ZONE + ")",
            defaultValue = "${env:HEFU_ZONE:-${sys:hefu.zone:-" + HubSettings.USUAL_ZONE + "}}",
            converter = Reader.class)
    private ZoneId zone;

    ZoneId zone() {
        return zone;
    }

    ReportTimes times() {
        return new ReportTimes(zone);
    }

    /** Reads a zone as people type it. */
    static final class Reader implements ITypeConverter<ZoneId> {

        @Override
        public ZoneId convert(String given) {
            try {
                return ZoneId.of(given);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "a zone looks like " + HubSettings.USUAL_ZONE + ", not '" + given + "'");
            }
        }
    }
}
