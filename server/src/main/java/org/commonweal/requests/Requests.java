package org.commonweal.requests;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.commonweal.people.Actor;
import org.commonweal.requests.RequestList.Desk;
import org.commonweal.requests.RequestList.Filter;

/// The door of the room. Every method is safe for any thread; what changes something returns only
/// when it stands on the record, durably.
public interface Requests {
    /// Takes in a request, checked.
    ///
    /// @param actor an asker, or a clerk who files for somebody
    Asked ask(Actor actor, Ask ask);

    /// Takes in a request once, however often it is sent.
    Asked ask(Actor actor, Ask ask, ClientKey key);

    /// Tells a request something.
    ///
    /// @param actor staff; or an asker whose proof the caller has checked
    Outcome tell(Actor actor, RequestNumber number, RequestCommand command);

    /// The asker tells the request something, proving it is theirs in the same transaction.
    Outcome tell(AskerKey key, RequestCommand command);

    /// A clerk types what the asker says at the counter or on the telephone. The caller throttles.
    Outcome tell(Actor.Staff clerk, AskerKey.Code code, RequestCommand command);

    /// What anybody may see. Empty for a confidential request, as for one that never was.
    Optional<RequestView> view(RequestNumber number);

    /// What a member of staff sees. Empty for confidential requests that are not theirs to handle;
    /// of other agencies' requests private facts are empty.
    Optional<RequestView.ForStaff> view(Actor.Staff staff, RequestNumber number);

    /// What the asker sees by the secret link. Remembers that the link was opened; changes nothing
    /// else.
    Optional<RequestView.ForAsker> byLink(String token);

    /// What the asker sees by number and code. The caller throttles.
    Optional<RequestView.ForAsker> byCode(RequestNumber number, String code);

    /// Public requests, the newest first.
    ///
    /// @param after what the page before gave as `next`, or empty for the first
    /// @param limit 1 to [RequestList#MOST]
    RequestList list(Filter filter, String after, int limit);

    /// A list of the desk, what is due first on top; confidential requests of the own agency
    /// included.
    ///
    /// @param narrow only its area and service are looked at; the list itself says the rest
    RequestList desk(Actor.Staff staff, Desk which, Filter narrow, String after, int limit);

    /// The figures of whole months.
    Figures figures(YearMonth from, YearMonth to);

    /// The receipt as a `.tlog-proof` file with the asker's openings; empty for a wrong key.
    Optional<byte[]> receipt(AskerKey key);

    /// A new secret link for the asker's next message; the one of the message before stops working,
    /// the receipt's own link never does. Empty where there is no asker.
    Optional<String> newLink(RequestNumber number);

    /// Takes rows of another desk's export in, one entry each, all in one transaction. A row whose
    /// source and id were taken before adds nothing.
    ///
    /// @return for each row whether it was added
    List<Boolean> imported(List<ImportedRow> rows);

    /// Erases fields of a request, values and openings, and says so on the record.
    ///
    /// @param names field names (`words`, `email`, ...); empty for everything that can be erased
    /// @param ground asker, law, court, minor or mistake
    /// @return how many entries say so; 0 when there was nothing left to erase
    int erase(RequestNumber number, List<String> names, String ground);

    /// Takes public fields from public view; the record keeps its commitment to them.
    ///
    /// @param ground personal, abuse, unlawful or other
    int hide(RequestNumber number, int step, List<String> names, String ground);

    /// The clock: everything whose minute has come is put on the record. Call it every minute.
    ///
    /// @return how many entries that were
    int tick();
}
