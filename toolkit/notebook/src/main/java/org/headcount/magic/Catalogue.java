package org.headcount.magic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headcount.engine.Spelling;
import org.headcount.engine.Suggestion;

/** The magics there are. */
final class Catalogue {
    private final List<Magic> magics;

    private Catalogue(List<Magic> magics) {
        this.magics = List.copyOf(magics);
    }

    /** All of them, for one session, with libraries from there. */
    static Catalogue of(Dependencies dependencies) {
        LibraryMagics libraries = LibraryMagics.of(dependencies);
        List<Magic> working = Stream.of(
                        libraries.magics(),
                        ClassPathMagics.magics(libraries),
                        ContentMagics.magics(),
                        List.of(
                                LoadMagic.magic(),
                                TimeMagic.magic(),
                                ShellMagic.magic(),
                                ImageMagic.magic(),
                                JShellMagic.magic(),
                                VmOptions.magic()))
                .flatMap(List::stream)
                .toList();
        return new Catalogue(Stream.concat(working.stream(), Stream.of(HelpMagic.magic(working)))
                .toList());
    }

    /**
     * The magic that a call is for.
     *
     * @throws MagicFailure when no magic has this name, or it cannot be called like this
     */
    Magic find(MagicCall call) throws MagicFailure {
        Magic magic = known(call).orElseThrow(() -> unknown(call));
        if (!magic.reach().includes(call.form())) {
            boolean forCell = magic.reach() == Magic.Reach.CELL;
            throw MagicFailure.of(
                    "%" + magic.name() + " is for " + (forCell ? "a whole cell" : "one line"),
                    forCell
                            ? "write %%" + call.name() + " as the first line of a cell"
                            : "write %" + call.name() + ", with a single %");
        }
        return magic;
    }

    /** The magic of a call's name, if there is one. */
    Optional<Magic> known(MagicCall call) {
        return named(call.name());
    }

    Optional<Magic> named(String name) {
        return magics.stream().filter(magic -> magic.names().contains(name)).findFirst();
    }

    private MagicFailure unknown(MagicCall call) {
        if (call.name().isEmpty()) {
            return MagicFailure.of("a magic has a name behind its %", "%help lists them");
        }
        return MagicFailure.of("there is no magic " + call.signed(), hint(call.name()));
    }

    private String hint(String name) {
        return Spelling.nearest(name, names(), Math.max(2, name.length() / 2))
                .map(near -> "did you mean " + sign(near) + near + "? %help lists all")
                .orElse("%help lists those there are: "
                        + String.join(
                                ", ",
                                magics.stream()
                                        .map(each -> sign(each.name()) + each.name())
                                        .toList()));
    }

    private List<String> names() {
        return magics.stream().flatMap(magic -> magic.names().stream()).toList();
    }

    private String sign(String name) {
        return named(name)
                .filter(magic -> magic.reach() == Magic.Reach.CELL)
                .map(magic -> "%%")
                .orElse("%");
    }

    /** Completions of the name of a magic; names from other kernels only if no other fits. */
    List<Suggestion> namesLike(MagicCall call) {
        List<Suggestion> own = namesLike(call, magics.stream().map(Magic::name));
        return own.isEmpty() ? namesLike(call, names().stream()) : own;
    }

    private List<Suggestion> namesLike(MagicCall call, Stream<String> names) {
        String sign =
                call.signed().substring(0, call.signed().length() - call.name().length());
        return names.filter(name -> name.startsWith(call.name()))
                .filter(name -> named(name).orElseThrow().reach().includes(call.form()))
                .sorted()
                .map(name -> new Suggestion(
                        sign + name,
                        Suggestion.Kind.MAGIC,
                        Optional.of(String.join("\n", named(name).orElseThrow().synopsis()))))
                .toList();
    }
}
