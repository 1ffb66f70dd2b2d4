package org.commonweal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// How words are taken apart.
///
/// Nobody says in which language they write, so every text is kept once plain, which serves all
/// scripts (Chinese, Japanese and Korean as pairs of characters), and once more for each of the
/// town's languages that has word forms to strip.
final class SearchLanguages {
    private static final int MOST_WORDS = 24;

    /// Plain for keeping: single characters of Chinese too, so that one alone can be looked for.
    private static final Analyzer KEPT = new Plain(true);

    private static final Analyzer ASKED = new Plain(false);

    private final Map<String, Analyzer> stemming = new LinkedHashMap<>();
    private final Analyzer keeping;

    /// @param languages codes such as `en`; those without word forms to strip are served by the
    ///   plain form
    SearchLanguages(Collection<String> languages) {
        for (var language : languages) {
            switch (language) {
                case "en" -> stemming.put(language, new EnglishAnalyzer());
                case "es" -> stemming.put(language, new SpanishAnalyzer());
                case "ar" -> stemming.put(language, new ArabicAnalyzer());
                default -> {}
            }
        }
        var byField = new HashMap<String, Analyzer>();
        byField.put(Fields.STREET_WORDS, new WhitespaceAnalyzer());
        stemming.forEach((language, analyzer) -> byField.put(stems(language), analyzer));
        keeping = new PerFieldAnalyzerWrapper(KEPT, byField);
    }

    /// What the index takes texts apart with.
    Analyzer keeping() {
        return keeping;
    }

    /// The languages that have a field of their own.
    Collection<String> stemmed() {
        return stemming.keySet();
    }

    /// The field of one language's word forms.
    static String stems(String language) {
        return Fields.WORDS + "." + language;
    }

    /// One word that is looked for.
    ///
    /// @param plain in the plain form
    /// @param stems by the field they are looked for in
    /// @param common whether it is a word such as "the", that says nothing
    record Word(String plain, Map<String, String> stems, boolean common) {
        /// Whether it is written in letters that can be mistyped one by one.
        boolean spelt() {
            return plain.length() >= 4
                    && plain.codePoints()
                            .allMatch(
                                    c -> Character.isAlphabetic(c) && !Character.isIdeographic(c));
        }
    }

    /// The words of what somebody typed.
    List<Word> asked(String text) {
        var words = new ArrayList<Word>();
        for (var plain : tokens(ASKED, text)) {
            var stems = new LinkedHashMap<String, String>();
            boolean common = false;
            for (var language : stemming.entrySet()) {
                var stem = tokens(language.getValue(), plain);
                if (stem.size() == 1) {
                    stems.put(stems(language.getKey()), stem.getFirst());
                } else {
                    common |= stem.isEmpty();
                }
            }
            words.add(new Word(plain, stems, common));
        }
        boolean any = words.stream().anyMatch(word -> !word.common);
        return words.stream().filter(word -> !any || !word.common).limit(MOST_WORDS).toList();
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        var tokens = new ArrayList<String>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private static final class Plain extends Analyzer {
        private final boolean singles;

        Plain(boolean singles) {
            this.singles = singles;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = new StandardTokenizer();
            TokenStream stream = new CJKWidthFilter(source);
            stream = new EnglishPossessiveFilter(stream);
            stream = new DecimalDigitFilter(new LowerCaseFilter(stream));
            stream = new ASCIIFoldingFilter(stream);
            int all =
                    CJKBigramFilter.HAN
                            | CJKBigramFilter.HIRAGANA
                            | CJKBigramFilter.KATAKANA
                            | CJKBigramFilter.HANGUL;
            return new TokenStreamComponents(source, new CJKBigramFilter(stream, all, singles));
        }
    }
}
