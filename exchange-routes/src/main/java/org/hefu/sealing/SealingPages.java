package org.hefu.sealing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hefu.access.Caller;
import org.hefu.problem.Given;
import org.hefu.problem.ProblemException;
import org.hefu.problem.SealRefusals;
import org.hefu.seal.SealRequest;
import org.hefu.seal.SealUseRefusedException;
import org.hefu.sealing.SealUsage.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A seal set on one document. */
@Controller
@RequestMapping("/sealing")
class SealingPages {

    private final SealDesk desk;
    private final SealUsage usage;
    private final UsableSeals usable;
    private final PreviewDesk previews;
    private final SealOrders orders;

    SealingPages(SealDesk desk, SealUsage usage, UsableSeals usable, PreviewDesk previews, SealOrders orders) {
        this.desk = desk;
        this.usage = usage;
        this.usable = usable;
        this.previews = previews;
        this.orders = orders;
    }

    @GetMapping
    String ask(Caller.Person person, Model model) {
        List<UsableSeals.Usable> mine = usable.of(person);
        model.addAttribute("usable", mine);
        model.addAttribute("waiting", usable.waiting(person, mine));
        model.addAttribute("request", UUID.randomUUID().toString());
        return "sealing/use";
    }

    /** The page with the seal on it, or the reason why not, for the form to show. */
    @PostMapping("/preview")
    String preview(@ModelAttribute UseForm form, Caller.Person person, Locale locale, Model model) throws IOException {
        try {
            PreviewDesk.Preview preview = previews.of(
                    desk.shownTo(person, Given.value("seal", form.seal())),
                    form.places().position(),
                    form.places().manner(),
                    form.document());
            model.addAttribute("page", preview.page());
            model.addAttribute("pages", preview.pages());
            model.addAttribute("picture", SealPages.data(preview.png()));
        } catch (ProblemException e) {
            model.addAttribute("sentence", e.sentence(locale));
        } catch (SealUseRefusedException e) {
            model.addAttribute("sentence", SealRefusals.sentence(e, locale));
        }
        return "sealing/preview";
    }

    @PostMapping
    Object seal(@ModelAttribute UseForm form, Caller.Person person) throws IOException {
        byte[] document = form.document();
        Answer answer = usage.seal(form.order(person, orders), form.places().position(), document, form.requestKey());
        return switch (answer) {
            case Answer.Sealed(byte[] sealed, var _) ->
                SealedMedia.download(form.places().manner().form(), sealed);
            case Answer.Asked(SealRequest request, var _) -> SealRequestPages.at(request.sealId(), request.id());
        };
    }
}
