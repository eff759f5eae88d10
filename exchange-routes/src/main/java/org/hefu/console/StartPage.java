package org.hefu.console;

import org.hefu.access.Caller;
import org.hefu.participant.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads each person to their work. */
@Controller
class StartPage {

    @GetMapping("/")
    String start(Caller.Person person) {
        if (person.roles().contains(Role.CLERK)) {
            return "redirect:/licenses";
        }
        if (person.roles().contains(Role.AUDITOR)) {
            return "redirect:/verify";
        }
        if (person.roles().contains(Role.OFFICER)) {
            return "redirect:/batches";
        }
        if (person.roles().contains(Role.SEAL_KEEPER)) {
            return "redirect:/seals";
        }
        return "console/start";
    }
}
