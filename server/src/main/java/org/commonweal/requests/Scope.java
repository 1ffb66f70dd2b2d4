package org.commonweal.requests;

/// What figures are of: the whole town, one area or one service.
///
/// A request counts for its service and for each area it lies in: the one that stands with it on
/// the record, and those of other kinds that its public point lies in, as the town draws them now.
/// A confidential request counts for the whole town only, since where it is and what it is about
/// are sealed.
///
/// @param key as it stands in the tables: empty, `area:ward:north` or `service:pothole`
public record Scope(String key) {
    /// The whole town.
    public static final Scope TOWN = new Scope("");

    /// One area.
    ///
    /// @param ref `kind:code`
    public static Scope area(String ref) {
        return new Scope("area:" + ref);
    }

    /// One service.
    ///
    /// @param code its `service_code`
    public static Scope service(String code) {
        return new Scope("service:" + code);
    }
}
