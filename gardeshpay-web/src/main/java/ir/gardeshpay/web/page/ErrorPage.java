package ir.gardeshpay.web.page;

import ir.gardeshpay.web.page.Page.Fact;
import ir.gardeshpay.web.page.Page.Tone;
import java.util.List;

/** Says what went wrong, and what that means for the buyer's money. Never how: that is in the log. */
final class ErrorPage {

    private static final int SERVER_ERROR = 500;

    private ErrorPage() {}

    /**
     * The page of a status.
     *
     * @param id what is written in the log too, so that who reads the page to the shop is found there
     */
    static Page of(int status, String id, Language language) {
        Tone tone = status >= SERVER_ERROR ? Tone.BAD : Tone.CAREFUL;
        return page("error." + known(status, language), tone, id, language);
    }

    /**
     * The page of a return that could not be answered now, and that is made again by itself.
     *
     * @param id as above
     */
    static Page ofReturn(String id, Language language) {
        return page("error.again", Tone.CAREFUL, id, language);
    }

    private static Page page(String key, Tone tone, String id, Language language) {
        List<String> sentences = List.of(language.text(key + ".what"), language.text(key + ".money"));
        List<Fact> facts = List.of(new Fact(language.text("label.error"), id, true));
        return new Page(
                language,
                tone,
                language.text(key + ".title"),
                sentences,
                null,
                null,
                facts,
                List.of(),
                language.text("error.note"));
    }

    private static int known(int status, Language language) {
        if (language.has("error." + status + ".title")) {
            return status;
        }
        return status >= SERVER_ERROR ? SERVER_ERROR : 400;
    }
}
