package org.commonweal.post;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// A letter as HTML, by the template that the build compiled. Everything in it is escaped.
final class LetterHtml {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    String render(Letter letter) {
        var html = new StringOutput();
        engine.render("post/letter.jte", letter, html);
        return html.toString();
    }
}
