package org.commonweal.mailin;

import java.util.List;

/// A message as far as the desk can read it. Nothing in it is believed.
///
/// @param kind who or what seems to have sent it
/// @param from the writer's address; empty when there is none that could be answered
/// @param name the writer's name as they write it, or empty
/// @param subject or empty
/// @param words the text as plain text, with everything quoted and signed
/// @param languages that it says it is in (Content-Language, RFC 3282), BCP 47 tags
/// @param about Message-IDs that it answers, the nearest first, without brackets
/// @param pictures that came with it
/// @param others names of further files that came with it
/// @param forwarded whether it carries somebody else's message
/// @param sealed whether it is encrypted
record Message(
        Kind kind,
        String from,
        String name,
        String subject,
        String words,
        List<String> languages,
        List<String> about,
        List<Picture> pictures,
        List<String> others,
        boolean forwarded,
        boolean sealed) {

    /// Who or what sends.
    enum Kind {
        /// Somebody, as far as one can tell.
        PERSON,
        /// A program: an absence notice, a list, a newsletter (RFC 3834).
        MACHINE,
        /// A mail server that could not deliver something.
        BOUNCE,
        /// The desk's own message, come back.
        LOOP
    }

    /// A picture that came with a message.
    record Picture(String name, byte[] bytes) {}
}
