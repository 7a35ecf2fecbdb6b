package org.headcount.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headcount.engine.Settings;
import org.headcount.page.About;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the help says of {@code --trust}: scripts that run in a page are not contained. */
class TrustTest {
    @Test
    void theHelpPromisesNoLimitOfScripts() {
        for (Object command : List.of(new ExportCommand(About.nothing()), new RunCommand(Settings.usual()))) {
            String help = new CommandLine(command).getUsageMessage().replaceAll("\\s+", " ");
            assertThat(help).contains("can do", "open addresses, and send what the page contains");
            assertThat(help).doesNotContain("reach no network");
        }
    }
}
