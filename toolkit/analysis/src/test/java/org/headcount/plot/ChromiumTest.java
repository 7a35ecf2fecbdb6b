package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contact sheet and a saved page in a browser, as a reader sees them: letters measured by the browser
 * itself, in its own fonts. Skipped where there is no Chromium.
 */
@Tag("thorough")
class ChromiumTest {

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(folder);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** At the left half of a desk's screen beside each other, and one below the other on a telephone. */
    @ParameterizedTest
    @ValueSource(ints = {1490, 390})
    void noLabelOfTheContactSheetIsCutOrOverlaps(int width) throws Exception {
        Path sheet = Path.of("target", "contact-sheet").toAbsolutePath();
        ContactSheet.assertReadable(browser, sheet, Gallery.all(), width);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aSavedPageDrawsItselfAndAsksForNothing(int width) throws Exception {
        String title = "</script><img src=x onerror=alert(1)>";
        Path page = Gallery.flow().withTitle(title).save(folder.resolve("page.html"));
        try (Tab tab = browser.tab(width)) {
            tab.open(page).until("document.querySelectorAll('#live .main-svg').length > 0");
            assertThat(tab.faults()).isEmpty();
            assertThat(tab.requests()).isEmpty();
            assertThat(tab.errors()).isEmpty();
            assertThat(tab.evaluate("document.title").asText()).isEqualTo(title);
            assertThat(tab.evaluate("document.images.length").asInt()).isZero();
        }
    }

    @Test
    void aSavedPageIsAPictureWhereNoScriptRuns() throws Exception {
        Path page = Gallery.line().save(folder.resolve("still.html"));
        try (Tab tab = browser.tab(1280)) {
            tab.withoutScripts().open(page);
            assertThat(tab.evaluate("document.querySelectorAll('.main-svg').length")
                            .asInt())
                    .isZero();
            assertThat(tab.faults()).isEmpty();
            assertThat(tab.errors()).isEmpty();
        }
    }
}
