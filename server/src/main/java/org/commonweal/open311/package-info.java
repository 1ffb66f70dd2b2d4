/// Open311 GeoReport v2, with mySociety's updates: how other programs list, define, file, follow
/// and update requests, in XML and JSON.
///
/// Door: [Open311]. What comes in is read by [Params], whatever habits its sender has; what goes
/// out is a [Node], written by a [Format]. [Listing] and [RequestDoc] tell of requests, [Filing]
/// and [Posting] take them and updates, [Sandbox] does both off the record.
///
/// Events: none of its own; everything it takes goes through the door of `requests`.
///
/// Tables: `open311_filed`, `open311_updates`, `open311_changes`: who filed what, which update came
/// before, since when the services are what they are. The desk's own, never on the record.
///
/// Source: GeoReport v2 at wiki.open311.org; docs/open311.md says what it leaves open and what we
/// chose.
@NullMarked
package org.commonweal.open311;

import org.jspecify.annotations.NullMarked;
