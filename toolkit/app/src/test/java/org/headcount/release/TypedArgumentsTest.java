package org.headcount.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arguments of the release's jar in locales that are not UTF-8. */
class TypedArgumentsTest {
    private static byte[] commandLine(Charset charset, String... words) {
        return (String.join("\0", words) + "\0").getBytes(charset);
    }

    @Test
    void charactersThatTheLocaleCannotReadAreRecovered() {
        byte[] line = commandLine(StandardCharsets.UTF_8, "java", "-jar", "a.jar", "run", "café.ipynb", "", "貧困");
        assertThat(TypedArguments.recover(List.of("run", "caf\uFFFD\uFFFD.ipynb", "", "\uFFFD\uFFFD"), line))
                .containsExactly("run", "café.ipynb", "", "貧困");
        List<String> plain = List.of("run", "a.ipynb");
        assertThat(TypedArguments.recover(plain, new byte[0])).isSameAs(plain);
    }

    @Test
    void charactersThatAreLostAreAnError() {
        List<String> damaged = List.of("run", "caf\uFFFD.ipynb");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedArguments.recover(damaged, new byte[0]))
                .withMessageMatching(
                        "\"caf\uFFFD.ipynb\" cannot be read in the locale's encoding, .*: set LC_ALL=C.UTF-8");
        byte[] latin = commandLine(StandardCharsets.ISO_8859_1, "java", "run", "café.ipynb");
        assertThatIllegalArgumentException().isThrownBy(() -> TypedArguments.recover(damaged, latin));
    }

    @Test
    void wordsGoThroughAFileOfArguments() {
        assertThat(TypedArguments.file(List.of("-cp", "/a b/*", "say \"é\"\n#1", "C:\\x")))
                .isEqualTo("\"-cp\"\n\"/a b/*\"\n\"say \\\"é\\\"\\n#1\"\n\"C:\\\\x\"\n");
    }

    @Test
    void thePlainLocaleBecomesUtf8() {
        assertThat(inUtf8(Map.of())).isEqualTo(Map.of("LC_CTYPE", "C.UTF-8"));
        assertThat(inUtf8(Map.of("LANG", "C", "LC_CTYPE", "POSIX")))
                .isEqualTo(Map.of("LANG", "C", "LC_CTYPE", "C.UTF-8"));
        assertThat(inUtf8(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")))
                .isEqualTo(Map.of("LC_ALL", "C.UTF-8", "LANG", "de_DE.UTF-8"));
        assertThat(inUtf8(Map.of("LC_ALL", "", "LANG", "tr_TR.UTF-8")))
                .isEqualTo(Map.of("LC_ALL", "", "LANG", "tr_TR.UTF-8"));
    }

    private static Map<String, String> inUtf8(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        TypedArguments.useUtf8(environment);
        return environment;
    }
}
