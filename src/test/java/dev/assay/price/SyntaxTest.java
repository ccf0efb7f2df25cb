package dev.assay.price;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Expected numbers were counted by hand: the lines marked with a plus, which is in a comment where the language allows one there. */
class SyntaxTest {
    @Test
    void blankLinesAndCommentsOfJavaAreNoCode() {
        assertEquals(6, Syntax.JAVA.lines("""
                        // no
                        package a; // + 1

                        /** no
                         * no { }
                         */
                        /* no */ class A { // + 2
                            String url = "http://x"; // + 3
                            char slash = '/', quote = '"'; /* + 4 */
                            String end = "\\\\"; // + 5, no open string behind it
                        } // + 6
                        """));
    }

    @Test
    void aTextBlockOfJavaIsCodeWhereItIsNotBlank() {
        // The opening line, the two lines inside that hold something, and the closing one: 4.
        assertEquals(4, Syntax.JAVA.lines("String a = \"\"\"\n  // text\n\n  /* text\n  \"\"\";\n// no\n"));
    }

    @Test
    void commentsOfRustNestAndALifetimeOpensNoCharacter() {
        assertEquals(5, Syntax.RUST.lines("""
                        //! no
                        /* no /* no */ no
                           no */
                        /// no
                        fn a<'a>(b: &'a str) -> char { // + 1
                            let c = r#"// text " "#; // + 2
                            let d = 'x'; let e = '\\''; // + 3
                            '"' // + 4
                        } // + 5
                        """));
    }

    @Test
    void aRawStringOfRustEndsAtItsOwnHashes() {
        // Three lines of one string, then a comment that would be text if the string ended late, and code if it ended
        // early.
        assertEquals(3, Syntax.RUST.lines("let a = r##\"\n\"# /*\n\"##;\n// no\n"));
    }

    @Test
    void aRawStringAndASeparatorOfDigitsInCpp() {
        assertEquals(5, Syntax.CPP.lines("""
                        #pragma once // + 1
                        // no
                        int million = 1'000'000; // + 2, and no character begins
                        auto text = R"x( // + 3
                        )" )x"; // + 4
                        char c = '\\''; /* + 5
                        no */
                        """));
    }

    @Test
    void commentsOfCppDoNotNest() {
        assertEquals(1, Syntax.CPP.lines("/* no /* no */\nint a;\n/* no */\n"));
    }

    @Test
    void docstringsOfPythonAreCommentsAndOtherStringsAreNot() {
        assertEquals(7, Syntax.PYTHON.lines("""
                        '''no

                        no'''
                        # no
                        SHORT = 64  # + 1


                        def a(b):  # + 2
                            "no"
                            c = '# text'  # + 3
                            return f(  # + 4
                                "text"  # + 5
                                'it\\'s'  # + 6
                            )  # + 7
                        """));
    }

    @Test
    void anEmptyFileAndOneWithoutALastLineEnd() {
        assertEquals(0, Syntax.JAVA.lines(""));
        assertEquals(1, Syntax.RUST.lines("mod a;"));
        assertEquals(1, Syntax.CPP.lines("int a; /* open"));
    }
}
