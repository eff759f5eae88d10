package org.hefu.signature.ofd;

import java.util.ArrayList;
import java.util.List;
import org.hefu.ofd.OfdBox;
import org.hefu.ofd.OfdDocument;
import org.hefu.ofd.OfdFile;
import org.hefu.ofd.OfdPage;
import org.hefu.ofd.OfdSignature.StampPlace;
import org.hefu.ofd.OfdText;
import org.hefu.signature.SigningRefusedException;
import org.hefu.signature.SigningRefusedException.Code;

/** Turns the places of an order into rectangles on pages, GB/T 33190-2016, section 18.2, StampAnnot. */
final class StampLayout {

    /** A narrower strip of a seal across edges could not be matched with its neighbours. */
    private static final double NARROWEST = 2.5;

    private final OfdFile file;
    private final OfdDocument document;
    private final double width;
    private final double height;
    private final List<StampPlace> stamps = new ArrayList<>();

    private StampLayout(OfdFile file, OfdDocument document, double width, double height) {
        this.file = file;
        this.document = document;
        this.width = width;
        this.height = height;
    }

    /**
     * @param width of the seal
     * @param height of the seal
     * @throws SigningRefusedException if a page or a word is not there
     */
    static List<StampPlace> of(
            OfdFile file, OfdDocument document, List<OfdPlace> places, double width, double height) {
        StampLayout layout = new StampLayout(file, document, width, height);
        for (OfdPlace place : places) {
            switch (place) {
                case OfdPlace.OnPage onPage -> layout.add(onPage);
                case OfdPlace.OnWord onWord -> layout.add(onWord);
                case OfdPlace.AcrossEdges edges -> layout.add(edges);
            }
        }
        return layout.stamps;
    }

    private void add(OfdPlace.OnPage place) {
        int pages = document.pages().size();
        int number = place.page() == -1 ? pages : place.page();
        if (number < 1 || number > pages) {
            throw new SigningRefusedException(
                    Code.PAGE_MISSING,
                    "The document has " + pages + " pages; the stamp should go on page " + place.page());
        }
        OfdPage page = document.pages().get(number - 1);
        stamp(page, page.area().x() + place.left(), page.area().y() + place.top());
    }

    private void add(OfdPlace.OnWord place) {
        List<Runnable> found = new ArrayList<>();
        for (OfdPage page : document.pages()) {
            for (OfdBox word : OfdText.of(file, page).find(place.word())) {
                double left = word.x() + (word.width() - width) / 2;
                double top = word.y() + (word.height() - height) / 2;
                found.add(() -> stamp(page, kept(left, page.area().x(), page.area().width(), width), kept(
                        top, page.area().y(), page.area().height(), height)));
            }
        }
        int wanted = place.occurrence() == -1 ? found.size() : place.occurrence();
        if (found.isEmpty() || wanted > found.size()) {
            throw new SigningRefusedException(
                    Code.KEYWORD_MISSING,
                    "The document has '" + place.word() + "' " + found.size() + " times; wanted is occurrence "
                            + place.occurrence());
        }
        if (place.occurrence() == 0) {
            found.forEach(Runnable::run);
        } else {
            found.get(wanted - 1).run();
        }
    }

    /** Moves an imprint that would stick out of the page back onto it. */
    private static double kept(double wanted, double from, double length, double size) {
        return Math.max(from, Math.min(wanted, from + length - size));
    }

    /** The whole imprint lies on every page, shifted so that only its own strip is on the page; the clip says which. */
    private void add(OfdPlace.AcrossEdges place) {
        List<OfdPage> pages = document.pages();
        if (pages.size() < 2) {
            throw new SigningRefusedException(
                    Code.PAGE_MISSING, "A seal across page edges needs two pages; the document has one");
        }
        int most = Math.max(2, (int) (width / NARROWEST));
        int groups = (pages.size() + most - 1) / most;
        int done = 0;
        for (int group = 0; group < groups; group++) {
            int members = (pages.size() - done) / (groups - group);
            double strip = width / members;
            for (int i = 0; i < members; i++) {
                OfdPage page = pages.get(done + i);
                double left = page.area().x() + page.area().width() - strip * (i + 1);
                stamps.add(new StampPlace(
                        nextId(),
                        page.id(),
                        new OfdBox(left, page.area().y() + place.top(), width, height),
                        new OfdBox(strip * i, 0, strip, height)));
            }
            done += members;
        }
    }

    private void stamp(OfdPage page, double left, double top) {
        stamps.add(new StampPlace(nextId(), page.id(), new OfdBox(left, top, width, height), null));
    }

    private String nextId() {
        return Integer.toString(stamps.size() + 1);
    }
}
