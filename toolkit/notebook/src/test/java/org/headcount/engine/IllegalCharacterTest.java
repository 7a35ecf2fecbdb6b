package org.headcount.engine;

import org.junit.jupiter.api.Test;

/** Characters that Java does not know, most of them pasted from where quotes are typeset. */
class IllegalCharacterTest {
    @Test
    void anIllegalCharacterIsNamedByItsCodePoint() {
        try (Transcript session = Transcript.usual()) {
            session.fails(
                            "String s = \u201cpoor\u201d;",
                            "line 1: illegal character '\u201c', U+201C LEFT DOUBLE QUOTATION MARK",
                            "hint: Java's strings are in straight quotes: \", U+0022")
                    .fails(
                            "int a =\u00a01;",
                            "illegal character, U+00A0 NO-BREAK SPACE",
                            "hint: it cannot be seen: delete it")
                    .fails(
                            "int a = 1;\n\ufeffint b = 2;",
                            "line 2: illegal character, U+FEFF ZERO WIDTH NO-BREAK SPACE")
                    .fails("int a = 3 \u2013 1;", "U+2013 EN DASH", "hint: Java's minus is the hyphen")
                    .fails(
                            "int a = 1 # 2;",
                            "illegal character '#', U+0023 NUMBER SIGN",
                            "hint: Java allows it in comments")
                    .fails("int a = \ud83d\ude00;", "illegal character '\ud83d\ude00', U+1F600 GRINNING FACE")
                    .fails("char c = 'ab';", "hint: text is in double quotes");
        }
    }
}
