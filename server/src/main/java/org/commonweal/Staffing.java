package org.commonweal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.people.People;
import org.commonweal.people.Role;

/// Who works at the two desks that come with the program. They share one password, made on the
/// first start and printed once: these desks are for trying, and who tries goes from one post to
/// the next.
final class Staffing {
    /// One account to be.
    record Post(String signInName, String name, Role role, String agency) {}

    /// Alderhaven's people are invented.
    static final List<Post> ALDERHAVEN =
            List.of(
                    new Post("hana", "Hana Okafor", Role.HANDLER, "streets"),
                    new Post("will", "Will Tanner", Role.HANDLER, "streets"),
                    new Post("lena", "Lena Marsh", Role.LEAD, "streets"),
                    new Post("pavel", "Pavel Novak", Role.HANDLER, "parks"),
                    new Post("june", "June Abbot", Role.LEAD, "parks"),
                    new Post("dora", "Dora Quist", Role.HANDLER, "water"),
                    new Post("amir", "Amir Sayeed", Role.LEAD, "water"),
                    new Post("kofi", "Kofi Mensah", Role.HANDLER, "waste"),
                    new Post("gwen", "Gwen Parry", Role.HANDLER, "waste"),
                    new Post("noor", "Noor Rahman", Role.LEAD, "waste"),
                    new Post("ines", "Inés Prado", Role.HANDLER, "housing"),
                    new Post("seth", "Seth Hollis", Role.LEAD, "housing"),
                    new Post("rhea", "Rhea Stone", Role.HANDLER, "permits"),
                    new Post("yusuf", "Yusuf Demir", Role.LEAD, "permits"),
                    new Post("finn", "Finn Skipper", Role.HANDLER, "harbour"),
                    new Post("maud", "Maud Ferry", Role.LEAD, "harbour"),
                    new Post("edith", "Edith Vane", Role.HANDLER, "council"),
                    new Post("marta", "Marta Bell", Role.LEAD, "council"),
                    new Post("cleo", "Cleo Ward", Role.CLERK, ""),
                    new Post("admin", "The administrator", Role.ADMINISTRATOR, ""));

    /// Posts of the city's departments, without names of persons.
    static final List<Post> BOSTON =
            List.of(
                    new Post("pwdx-handler", "Public Works, handler", Role.HANDLER, "pwdx"),
                    new Post("pwdx-second", "Public Works, second handler", Role.HANDLER, "pwdx"),
                    new Post("pwdx-lead", "Public Works, lead", Role.LEAD, "pwdx"),
                    new Post("btdt-handler", "Transportation, handler", Role.HANDLER, "btdt"),
                    new Post("btdt-lead", "Transportation, lead", Role.LEAD, "btdt"),
                    new Post("isd-handler", "Inspectional Services, handler", Role.HANDLER, "isd"),
                    new Post("isd-lead", "Inspectional Services, lead", Role.LEAD, "isd"),
                    new Post("park-handler", "Parks, handler", Role.HANDLER, "park"),
                    new Post("hotline-handler", "Mayor's Hotline, handler", Role.HANDLER, "info"),
                    new Post("hotline-lead", "Mayor's Hotline, lead", Role.LEAD, "info"),
                    new Post("clerk", "Clerk", Role.CLERK, ""),
                    new Post("admin", "Administrator", Role.ADMINISTRATOR, ""));

    private Staffing() {}

    /// Makes the accounts.
    ///
    /// @return who they are and what they sign in with, as a table to print once
    static String hire(House house, List<Post> posts) {
        var table =
                new StringBuilder(
                        "Staff sign in at /sign-in. Their password is shown this once:\n");
        var password = house.people().suggestPassword();
        var hires = new ArrayList<People.Hire>();
        for (var post : posts) {
            hires.add(
                    new People.Hire(
                            post.signInName,
                            post.name,
                            post.role,
                            Optional.of(post.agency).filter(agency -> !agency.isEmpty()),
                            password));
            table.append(
                    "  %-14s %-22s %-14s %s%n"
                            .formatted(post.signInName, password, post.role.word(), post.name));
        }
        house.people().addAll(hires);
        return table.toString();
    }
}
