package org.commonweal.config;

/// How long the asker has for what only the asker can do, in days; each ends with the local day.
///
/// @param verdictDays from "reported done" until silence
/// @param reopenDays from "resolved" until it can no longer come back
/// @param lateVerdictDays from silence until a late verdict no longer counts
/// @param appealDays from a refusal until it is final
public record Windows(int verdictDays, int reopenDays, int lateVerdictDays, int appealDays) {}
