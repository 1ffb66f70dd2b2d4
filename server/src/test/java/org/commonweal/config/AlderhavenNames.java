package org.commonweal.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Invents street names, each once, in keeping with its part of town.
final class AlderhavenNames {
    private static final Map<String, String> WORDS =
            Map.of(
                    "old",
                    "Cooper Chandler Fletcher Tanner Weaver Baker's Butter Candlewright Silver Pewter Bell Friar's Needle Ropewalk"
                            + " Saddler Lorimer Glover Mercer Potter's Tinker Scrivener Almoner Moot Pie Loaf Cheese Wool Flax Shambles",
                    "harbour",
                    "Anchor Capstan Herring Mackerel Tide Salt Net Lantern Pilot's Keel Mast Rope Lobster Gull Tern Cormorant Beacon"
                            + " Ballast Customs Ferry Oyster Sailmaker Spar Windlass Binnacle Shanty Dory Skerry Sandpiper Kelp Cockle",
                    "trees",
                    "Rowan Hazel Hornbeam Juniper Aspen Larch Linden Maple Sorrel Bracken Hawthorn Holly Elder Willow Birch Cherry"
                            + " Damson Quince Medlar Spindle Acorn Catkin Mulberry Greengage Walnut Teasel Yew Foxglove",
                    "birds",
                    "Lark Plover Curlew Swift Finch Wren Linnet Heron Kestrel Lapwing Dunlin Redwing Nightjar Dotterel Siskin Wheatear"
                            + " Goldcrest Yaffle Pipit Whimbrel Avocet Bunting Fieldfare Dabchick",
                    "people",
                    "Marlow Ashdown Quill Oduya Castellane Brandt Rahimi Whitcombe Yarrow Fenwick Lindqvist Desai Moreau Calloway"
                            + " Sorensen Adeyemi Zielinska Kapoor Trevanion Okonjo Halloran Bexley Nakamura Tolliver Penhallow Varga",
                    "mill",
                    "Weir Sluice Race Wheel Miller's Flour Grist Sack Barley Oat Rye Malt Hopper Granary Pond Eel Reed Sedge"
                            + " Kingfisher Osier Dyer's Fuller's Bobbin Shuttle Loom Carder Bleach Tenter",
                    "fields",
                    "Furlong Acre Clover Meadow Harrow Plough Sheaf Stile Drover's Haystack Orchard Hurdle Shepherd's Tithe Barn"
                            + " Furrow Scythe Gleaner's Paddock Cowslip Headland Wheatsheaf Lambing Thistle Pasture",
                    "church",
                    "Cloister Abbot's Prior's Vicar's Choir Steeple Candlemas Sexton Psalter Pilgrim Almshouse Bede Chantry Verger"
                            + " Lychgate Organ Deacon Cope Lectern Michaelmas Whitsun Belfry Nave");

    private static final Map<String, String> TYPES =
            Map.of(
                    "old", "Street Lane Row Yard Gate Hill Steps Passage",
                    "harbour", "Street Wharf Lane Row Terrace Quay Road",
                    "trees", "Avenue Road Close Grove Drive Way",
                    "birds", "Road Close Avenue Drive Crescent Way",
                    "people", "Street Road Avenue Terrace Place Square",
                    "mill", "Lane Street Road Row Yard Terrace",
                    "fields", "Lane Road Way Drive Close Gardens",
                    "church", "Street Road Lane Place Walk Terrace");

    private final SplittableRandom chance;
    private final Set<String> given = new HashSet<>();
    private final Map<String, List<String>> left = new HashMap<>();

    AlderhavenNames(SplittableRandom chance, List<String> taken) {
        this.chance = chance;
        given.addAll(taken);
    }

    String next(String theme) {
        var names = left.computeIfAbsent(theme, AlderhavenNames::all);
        while (true) {
            String name = names.remove(chance.nextInt(names.size()));
            if (given.add(name)) {
                return name;
            }
        }
    }

    private static List<String> all(String theme) {
        var all = new ArrayList<String>();
        for (String word : WORDS.getOrDefault(theme, "").split(" ")) {
            for (String type : TYPES.getOrDefault(theme, "").split(" ")) {
                all.add(word + " " + type);
            }
        }
        return all;
    }
}
