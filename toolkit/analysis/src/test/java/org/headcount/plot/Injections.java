package org.headcount.plot;

import java.util.stream.Stream;

/** Texts that have broken out of pages elsewhere: what they are made of is known, and must stay text. */
public final class Injections {

    private Injections() {}

    /** For titles, names, notes, units, cells: every place that holds text. */
    public static Stream<String> inText() {
        return Stream.of(
                "</script><img src=x onerror=alert(1)>",
                "\"><script>alert(1)</script>",
                "' onload='alert(1)",
                "\" onmouseover=\"alert(1)",
                "</text><script>alert(1)</script><text>",
                "</title><svg onload=alert(1)>",
                "<![CDATA[x]]><!--",
                "-->]]></svg>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a xlink:href='https://example.org'>x</a>",
                "<b>bold</b><br><sup>1</sup>",
                "&lt;script&gt;&#60;x&#x3e;",
                "&amp;&quot;&notanentity;",
                "$\\href{javascript:alert(1)}{x}$",
                "%{x}<extra></extra>%{customdata}",
                "\\u003cscript\\u003e\\",
                "\u2028\u2029line\u0000null\u0007bell",
                "\ud800 half \udc00",
                "\u202eesrever",
                "{{7*7}} ${7*7} #{7*7}",
                "url(#x);background:url(https://example.org)",
                "]]>&xxe;",
                "'; alert(1); //",
                "*/}alert(1)/*",
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>");
    }

    /** For HTML and Markdown, which may hold markup: what browsers and sanitisers have been led astray by. */
    public static Stream<String> inMarkup() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<script src=https://example.org/x.js></script>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=x:x onerror=alert(1)//",
                "<img src=https://example.org/pixel.png>",
                "<img srcset='https://example.org/pixel.png 2x' src=''>",
                "<img src='data:text/html,<script>alert(1)</script>'>",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
                "<svg><a xlink:href='javascript:alert(1)'><text y=20>x</text></a></svg>",
                "<svg><use href='https://example.org/x.svg#x'></use></svg>",
                "<math href='javascript:alert(1)'>x</math>",
                "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
                "<a href='javascript:alert(1)'>x</a>",
                "<a href='java\nscript:alert(1)'>x</a>",
                "<a href='&#106;avascript&colon;alert(1)'>x</a>",
                "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                "<a href='vbscript:msgbox(1)'>x</a>",
                "<iframe src='https://example.org'></iframe>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<object data='data:text/html,<script>alert(1)</script>'></object>",
                "<embed src='https://example.org/x.swf'>",
                "<base href='https://example.org/'>",
                "<meta http-equiv=refresh content='0;url=https://example.org'>",
                "<link rel=stylesheet href=https://example.org/x.css>",
                "<style>@import 'https://example.org/x.css'; body{display:none}</style>",
                "<p style='background:url(https://example.org/x.png);position:fixed'>x</p>",
                "<p style=\"width:expression(alert(1))\">x</p>",
                "<form action=https://example.org><input name=x autofocus onfocus=alert(1)><button>x</button></form>",
                "<details open ontoggle=alert(1)><summary>x</summary></details>",
                "<body onload=alert(1)>",
                "<video><source onerror=alert(1)></video>",
                "<audio src=https://example.org/x.mp3 onerror=alert(1)></audio>",
                "<marquee onstart=alert(1)>x</marquee>",
                "<template><script>alert(1)</script></template>",
                "<table background='https://example.org/x.png'><tr><td>x</table>",
                "<plaintext>",
                "<xmp><img src=x onerror=alert(1)></xmp>",
                "<textarea><img src=x onerror=alert(1)></textarea>",
                "<title></title><img src=x onerror=alert(1)>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<![CDATA[<img src=x onerror=alert(1)>]]>",
                "<?xml version='1.0'?><x onload=alert(1)>",
                "</main></body></html><script>alert(1)</script>",
                "</div></div></section><h1 id=plotly-js>x</h1>",
                "[x](javascript:alert(1))",
                "[x](<java script:alert(1)>)",
                "![x](https://example.org/x.png)",
                "![x](javascript:alert(1))",
                "![x](x.png\"onerror=\"alert(1))",
                "[x]: javascript:alert(1)\n\n[x]",
                "<javascript:alert(1)>",
                "# <img src=x onerror=alert(1)>\n## x\n## y",
                "```java\n</code></pre><img src=x onerror=alert(1)>\n```",
                "```<img src=x onerror=alert(1)>\nx\n```",
                "$</math><img src=x onerror=alert(1)>$ and $\\text{<img src=x onerror=alert(1)>}$",
                "$$\\href{javascript:alert(1)}{x}$$",
                "|<img src=x onerror=alert(1)>|\n|---|\n|<script>alert(1)</script>|");
    }

    /** All of them. */
    public static Stream<String> all() {
        return Stream.concat(inText(), inMarkup());
    }
}
