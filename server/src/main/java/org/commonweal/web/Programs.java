package org.commonweal.web;

/// A part of the site for other programs and not for browsers' pages. Whatever comes to its paths,
/// by whatever method, comes to [#answer]; whatever goes wrong there is said by [#problem], in the
/// words and the format those programs read.
///
/// No cookie is looked at and nobody is signed in here, so requests from other sites are let
/// through: a program proves itself by what it sends.
public interface Programs {
    /// Answers. See [Handler#handle].
    ///
    /// @param exchange what was asked; its form may carry files, and a body without a type is read
    ///   as a form
    /// @return what to send
    /// @throws Exception as a [Handler] may
    Reply answer(Exchange exchange) throws Exception;

    /// Says an error. Called too for what the web server refuses before there is an exchange.
    ///
    /// @param path the path asked for, as it came
    /// @param accept the `Accept` header, or empty
    /// @param status the HTTP status, 400 or more
    /// @param words what is wrong, for the one who asked; empty for the status's own words
    /// @return the whole reply
    Reply problem(String path, String accept, int status, String words);
}
