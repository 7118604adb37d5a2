import { type Watched, wordsOf } from "../template.ts";

export const watched: Watched = {
  restored: wordsOf(
    "(?<!(?:heb|nes) )(?:wedi(?: ei| eu|'i|'u) )(?:adfer|datrys|drwsio|thrwsio|atgyweirio)",
    "adferwyd",
    "yn ôl i'r arfer",
    "yn ôl i normal",
    "yn gweithio(?:'n iawn)? eto",
    "gweithio'n llawn",
    "ar gael eto",
    "ddefnyddio(?:'r)?(?: [\\p{L}{}]+){0,3} eto",
    "ar ben",
  ),
  everything: wordsOf("popeth", "pawb", "pob", "cyfan", "holl", "llawn", "llwyr"),
  emergencyCalls: wordsOf(
    "(?:galwad|alwad|galwadau|alwadau) (?:brys|frys)(?: prawf)?",
    "rhif(?:au)? brys",
    "galwadau prawf",
  ),
  works: wordsOf(
    "gweithio(?:'n iawn)?",
    "drwodd",
    "ar gael",
    "wedi cyrraedd",
    "heb (?:ei|eu) heffeithio",
    "fel arfer",
    "(?:gallwch|gellir) (?:ffonio|alw|ddeialu)",
  ),
  doubt: wordsOf("os", "a yw", "gall", "gallai", "ni(?:d)?", "nad", "methu", "fethu", "efallai"),
  numerals: wordsOf("cannoedd", "miloedd", "[mf]iliwn", "[mf]iliynau", "[bf]iliwn", "[bf]iliynau", "dwsinau"),
  people: wordsOf("[pb]obl", "[cg]wsmer(?:iaid)?", "defnyddwyr", "ddefnyddwyr", "tanysgrifwyr", "unigolion"),
  nobody: wordsOf("neb", "gan bawb wasanaeth", "dim un (?:cwsmer|llinell)"),
  promises: wordsOf(
    "bydd(?:wn)? (?:yn )?(?:ôl|gweithio|adfer)",
    "erbyn (?:heno|yfory|hanner|bore|nos|diwedd)",
    "o fewn",
    "(?<!cyn gynted )cyn (?:bo )?hir",
    "yn fuan",
    "gwarant\\p{L}*",
    "addo",
    "addewid",
  ),
};
