package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whom a reader trusts, in a file (`tlog-policy`): the records by their keys, the witnesses by
/// theirs, and how many of which must have seen a checkpoint.
///
/// ```
/// log alderhaven.example/record+1a2b3c4d+...
/// witness library library.example+5e6f7a8b+...
/// witness press press.example+9c0d1e2f+...
/// group watchers any library press
/// quorum watchers
/// ```
public final class Policy {
    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, VerifierKey> witnesses = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Set<String> members = new HashSet<>();
    private String quorum = "";

    private record Group(int threshold, List<String> members) {}

    private Policy() {}

    /// Reads a policy file.
    ///
    /// @throws InvalidRecord with the number of the line that is wrong
    public static Policy parse(byte[] file) {
        Policy policy = new Policy();
        String[] lines = new String(file, ISO_8859_1).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            try {
                policy.line(lines[i]);
            } catch (IllegalArgumentException e) {
                throw new InvalidRecord("line " + (i + 1) + " of the policy: " + e.getMessage());
            }
        }
        if (policy.quorum.isEmpty()) {
            throw new InvalidRecord(
                    "the policy has no quorum line; write \"quorum none\" to ask for no witness");
        }
        return policy;
    }

    private void line(String line) {
        if (line.chars().anyMatch(c -> c < 0x20 && c != '\t' || c == 0x7f)) {
            throw new InvalidRecord("a control character");
        }
        String[] items = line.strip().split("[ \t]+");
        if (items[0].isEmpty() || items[0].startsWith("#")) {
            return;
        }
        switch (items[0]) {
            case "log" -> log(items);
            case "witness" -> witness(items);
            case "group" -> group(items);
            case "quorum" -> quorum(items);
            default ->
                    throw new InvalidRecord(
                            "begins with log, witness, group or quorum, not \"" + items[0] + "\"");
        }
    }

    private void log(String[] items) {
        VerifierKey key = VerifierKey.parse(item(items, 1, 3));
        if (key.type() != VerifierKey.ED25519) {
            throw new InvalidRecord("a log's key is of type 1");
        }
        fresh(key, logs);
        logs.add(key);
    }

    private void witness(String[] items) {
        VerifierKey key = VerifierKey.parse(item(items, 2, 4));
        if (key.type() != VerifierKey.COSIGNATURE) {
            throw new InvalidRecord("a witness's key is of type 4");
        }
        fresh(key, witnesses.values());
        witnesses.put(unused(items[1]), key);
    }

    private void group(String[] items) {
        if (items.length < 4) {
            throw new InvalidRecord("looks like: group NAME any|all|K MEMBER...");
        }
        String name = unused(items[1]);
        List<String> names = Arrays.asList(items).subList(3, items.length);
        for (String member : names) {
            known(member);
            if (!members.add(member)) {
                throw new InvalidRecord(member + " is already a member of a group");
            }
        }
        int threshold =
                switch (items[2]) {
                    case "any" -> 1;
                    case "all" -> names.size();
                    default -> threshold(items[2]);
                };
        if (threshold < 1 || threshold > names.size()) {
            throw new InvalidRecord("a group of " + names.size() + " cannot need " + items[2]);
        }
        groups.put(name, new Group(threshold, List.copyOf(names)));
    }

    private void quorum(String[] items) {
        if (!quorum.isEmpty()) {
            throw new InvalidRecord("a second quorum line");
        }
        String name = item(items, 1, 2);
        if (!name.equals("none")) {
            known(name);
        }
        quorum = name;
    }

    /// The records this policy knows.
    public List<VerifierKey> logs() {
        return List.copyOf(logs);
    }

    /// The witnesses this policy knows.
    public List<VerifierKey> witnesses() {
        return List.copyOf(witnesses.values());
    }

    /// Whether these witnesses are enough.
    public boolean isMetBy(Collection<VerifierKey> cosigned) {
        return quorum.equals("none") || isMet(quorum, cosigned);
    }

    private boolean isMet(String name, Collection<VerifierKey> cosigned) {
        Group group = groups.get(name);
        if (group == null) {
            return cosigned.contains(witnesses.get(name));
        }
        return group.members.stream().filter(member -> isMet(member, cosigned)).count()
                >= group.threshold;
    }

    private static String item(String[] items, int at, int most) {
        if (items.length <= at || items.length > most) {
            throw new InvalidRecord(items[0] + " has " + (items.length - 1) + " items");
        }
        return items[at];
    }

    private static int threshold(String text) {
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 0;
    }

    private static void fresh(VerifierKey key, Collection<VerifierKey> others) {
        if (others.stream().anyMatch(other -> Arrays.equals(other.key(), key.key()))) {
            throw new InvalidRecord("the same key a second time");
        }
    }

    private String unused(String name) {
        if (name.equals("none") || witnesses.containsKey(name) || groups.containsKey(name)) {
            throw new InvalidRecord("the name " + name + " is taken");
        }
        return name;
    }

    private void known(String name) {
        if (!witnesses.containsKey(name) && !groups.containsKey(name)) {
            throw new InvalidRecord("no witness or group " + name + " on an earlier line");
        }
    }
}
