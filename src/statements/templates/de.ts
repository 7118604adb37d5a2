import { sentences } from "../sentences/de.ts";
import type { Template } from "../composing/template.ts";
import { watched } from "../watched/de.ts";

const AS_FAR = "{operator}: Soweit wir sehen, alle Anschlüsse wieder versorgt, Prüfung läuft";
const SORRY =
  "{harm, select, none {Die Einschränkungen tun uns leid.} other {Es tut uns leid, dass die Einschränkungen andauern.}}";

export const de: Template = {
  language: "de",
  name: "Deutsch",
  reviewed: null,
  locale: "de-DE",
  gap: " ",
  times: {
    time: "{hour}:{minute} Uhr",
    date: "{day}. {month}, {hour}:{minute} Uhr",
    year: "{day}. {month} {year}, {hour}:{minute} Uhr",
    zoned: "{moment} {zone}",
  },
  months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  lists: { comma: ", ", lost: " und ", services: " und ", numbers: " oder " },
  services: { data: "mobile Daten", voice: "Telefonie", sms: "SMS", relay: "Relaydienst", iot: "Gerätedaten" },
  more: "{names}, {count, plural, one {ein weiterer Dienst} other {# weitere Dienste}}",
  unnamed: "{count, plural, one {einen Dienst} other {# Dienste}}",
  titles: {
    holding: "{operator}: Störung im Netz",
    first: "{operator}: Störung im Netz, was bekannt ist",
    update: `{harm, select, none {${AS_FAR}} other {{operator}: neuer Stand zur Störung}}`,
    partial: `{harm, select, none {${AS_FAR}} other {{again, select,
      slower {{operator}: Kunden können {slower} wieder nutzen, aber langsamer als sonst}
      back {{operator}: Kunden können {back} wieder nutzen}
      other {{operator}: neuer Stand zur Störung, weniger Anschlüsse betroffen}}}}`,
    restored: "{operator}: Dienste wiederhergestellt",
    correction: "{operator}: Berichtigung{why, select, recounted {} unknown {} other {, die Lage hat sich geändert}}",
  },
  labels: { say: "SAGEN", asked: "AUF NACHFRAGE", mind: "BITTE BEACHTEN" },
  messages: {
    "holding.customers": {
      full: "{operator} bittet für die Einschränkungen um Entschuldigung und arbeitet an der Lösung.",
      short: "{operator}: Es tut uns leid.",
      plain: "Hier ist {operator}. Es tut uns leid. Wir arbeiten an der Lösung.",
    },
    "holding.employees": {
      full: "An alle, die bei {operator} arbeiten.",
      short: "{operator}, intern.",
      plain: "Das ist für alle, die bei {operator} arbeiten.",
    },
    "first.customers": {
      full: "{operator} bittet für die Einschränkungen um Entschuldigung. Folgendes wissen wir.",
      short: "{operator}: Es tut uns leid.",
      plain: "Hier ist {operator}. Es tut uns leid. Das wissen wir.",
    },
    "first.partners": {
      full: "{operator} an die Partner: Wir bitten für die Einschränkungen in dem Netz, das Ihre Marken nutzen, um Entschuldigung.",
      short: "{operator} an die Partner: Es tut uns leid.",
      plain: "Hier ist {operator}, für unsere Partner. Es tut uns leid.",
    },
    "first.press": {
      full: "{operator} bittet für die Einschränkungen um Entschuldigung. Folgendes ist bekannt.",
      short: "{operator} bittet um Entschuldigung.",
      plain: "Hier ist {operator}. Wir bitten um Entschuldigung. Das ist bekannt.",
    },
    "update.customers": {
      full: `Neuer Stand von {operator}. ${SORRY}`,
      short: "{operator}, neuer Stand: Es tut uns leid.",
      plain: "Hier ist {operator} mit Neuigkeiten. Es tut uns leid.",
    },
    "update.press": {
      full: "{operator} nennt, was jetzt bekannt ist, und bittet für die Einschränkungen um Entschuldigung.",
      short: "{operator}, neuer Stand.",
      plain: "Hier ist {operator} mit Neuigkeiten. Wir bitten um Entschuldigung.",
    },
    "update.employees": {
      full: "Neuer Stand für alle, die bei {operator} arbeiten.",
      short: "{operator}, neuer Stand, intern.",
      plain: "Das sind Neuigkeiten für alle, die bei {operator} arbeiten.",
    },
    "partial.customers": {
      full: `Neuer Stand von {operator}{harm, select, none {.} other {: Es geht voran.}} ${SORRY}`,
      short: "{operator}{harm, select, none {, neuer Stand: Es tut uns leid.} other {: Es geht voran.}}",
      plain: "Hier ist {operator} mit Neuigkeiten. Es tut uns leid.",
    },
    "restored.customers": {
      full: "{operator}: Die Dienste sind wiederhergestellt. Wir bitten für den Ausfall um Entschuldigung.",
      short: "{operator}: Dienste wiederhergestellt. Wir bitten um Entschuldigung.",
      plain: "Hier ist {operator}. Unser Netz geht wieder. Der Ausfall tut uns leid.",
    },
    "restored.press": {
      full: "{operator} meldet, dass die Dienste wiederhergestellt sind, und bittet um Entschuldigung.",
      short: "{operator}: Dienste wiederhergestellt. Wir bitten um Entschuldigung.",
      plain: "Hier ist {operator}. Unser Netz geht wieder. Wir bitten um Entschuldigung.",
    },
    "correction.press": {
      full: "{why, select, recounted {{operator} berichtigt eine Aussage zur Störung im Netz und bittet für den Fehler um Entschuldigung.} unknown {{operator} berichtigt eine Aussage zur Störung im Netz.} other {{operator} berichtigt eine Aussage zur Störung im Netz, weil sich die Lage geändert hat.}}",
      short: "{operator} berichtigt{why, select, recounted {, Entschuldigung} other {}}:",
      plain: "Hier ist {operator} mit einer Berichtigung.{why, select, recounted { Es tut uns leid.} other {}}",
    },
  },
  sentences,
  watched,
};
