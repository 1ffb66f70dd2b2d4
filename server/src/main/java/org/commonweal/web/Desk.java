package org.commonweal.web;

/// What is the same for every exchange of one running desk.
///
/// @param settings how it is served
/// @param address the public address, with the port got, without a slash at the end
/// @param languages what it says, in which languages
/// @param signIn who is signed in
/// @param forms reads forms
/// @param senders tells who sent a request
/// @param assets style sheets, scripts and pictures
/// @param templates the pages
/// @param routes every route, and what menus name
record Desk(
        WebSettings settings,
        String address,
        Languages languages,
        SignIn signIn,
        Forms forms,
        Senders senders,
        Assets assets,
        Templates templates,
        Routes routes) {}
