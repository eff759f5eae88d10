package org.hefu;

import org.hefu.command.HefuCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The one entrance: the hub and its command line. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Hefu {

    public static void main(String[] args) {
        int exit = HefuCommand.run(Hefu.class, args);
        if (exit != HefuCommand.STILL_SERVING) {
            System.exit(exit);
        }
    }
}
