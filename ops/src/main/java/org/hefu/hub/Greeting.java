package org.hefu.hub;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says on the terminal where the hub is and what to do first. */
@Component
class Greeting {

    private final HubSettings settings;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private Map<String, String> firstPasswords = Map.of();

    Greeting(HubSettings settings) {
        this.settings = settings;
    }

    /** Passwords of accounts that were just made. They are shown with the greeting, once. */
    void tell(Map<String, String> passwords) {
        firstPasswords = passwords;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof ServletWebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        String address = "http://localhost:" + context.getWebServer().getPort();
        out.println();
        if (settings.demo()) {
            out.print(demo(address));
        } else {
            out.println("合符 is ready on port " + context.getWebServer().getPort() + ".");
            if (!firstPasswords.isEmpty()) {
                out.println("The first accounts, with passwords that are shown this once and kept nowhere:");
                firstPasswords.forEach((username, password) -> out.printf("  %-14s %s%n", username, password));
            }
        }
        out.println();
        firstPasswords = Map.of();
    }

    private static String demo(String address) {
        return """
                ========================================================================================
                 演示环境 DEMO: invented departments, published passwords, reachable from this machine
                 only. Never use it for real data.
                ========================================================================================
                合符 is ready at %1$s

                People, each with password hefu-demo:
                  clerk     窗口      looks licences up, settles cases, takes evidence
                  auditor   审计      verifies documents, reads the ledger
                  officer   部门      sees batches and rejected rows, uses seals
                  keeper    印章      makes seals, grants their use, sees every use
                  sysadmin, secadmin, leader
                Systems, each with secret hefu-demo: market-regulation, labour, counter, auditor-tool

                Four things to try:
                  1. Sign in as clerk, search 建筑, open a licence, start the case
                     招投标农民工工资无拖欠证明 and take the evidence: a sealed PDF.
                  2. Sign in as auditor and drop that PDF on the verify page. Change one byte, try again.
                  3. Sign in as keeper, make a seal and grant its use to officer, who then finds 用印.
                  4. ops/hefu demo stop labour   and check a case again: the hub says who is away, and why.
                """.formatted(address);
    }
}
