/// The post: how a finished message leaves the desk, by a mail server or a gateway for text
/// messages, or in an invented town into a letterbox that everybody may read. Door: [Post]; which
/// numbers take text messages: [TextNumbers]; how what leaves over HTTP is signed: [SignedPost].
///
/// It knows what a message says and to whom, and nothing of what it is about: who hears of what is
/// other rooms' business. Nothing is kept here but an invented town's letters.
///
/// A line to a server is opened when the first message goes and belongs to one thread; never inside
/// a transaction.
///
/// Events: none. Tables: `post_letters`.
@NullMarked
package org.commonweal.post;

import org.jspecify.annotations.NullMarked;
