package org.headcount.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contact sheet and a saved page in a browser, as a reader sees them: letters measured by the browser
 * itself, in its own fonts. Skipped where there is no Chromium.
 */
class ChromiumTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1490, 390})
    void noLabelOfTheContactSheetIsCutOrOverlaps(int width) throws Exception {
        Browser.assertReadable(Path.of("target", "contact-sheet"), Gallery.all(), width, folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {390})
    void aSavedPageDrawsItselfAndAsksForNothing(int width) throws Exception {
        String title = "</script><img src=x onerror=alert(1)>";
        Path page = Gallery.flow().withTitle(title).save(folder.resolve("page.html"));
        // The page lets no script run but its own; to look at it, that rule is lifted here.
        Files.writeString(
                page,
                Files.readString(page)
                        .replaceFirst("<meta http-equiv[^>]*>", "")
                        .replace("await draw();", "await draw(); look();")
                        .replace("</head>", Browser.LOOK + "</head>"));
        List<String> report = Browser.report(page, width, folder);
        assertThat(report.get(1)).isNotEqualTo("svg drawn 0");
        assertThat(report.get(2)).isEqualTo("asked for ");
        assertThat(report.subList(3, report.size())).isEmpty();
    }

    /** With its rules in force, the page still draws: its script's hash is the one that it allows. */
    @Test
    void aSavedPageDrawsUnderItsOwnRules() throws Exception {
        String dom = Browser.dom(Gallery.line().save(folder.resolve("ruled.html")), 1280, folder);
        assertThat(dom).contains("class=\"drawn\"", "main-svg");
    }
}
