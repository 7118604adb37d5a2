import { useEffect, useMemo } from "preact/hooks";
import type { About } from "./data/answers.ts";
import { STRANGER_EVENT } from "./data/ask.ts";
import { createFormat } from "./data/format.ts";
import { type Asked, useAsked } from "./data/use-asked.ts";
import { LANGUAGES, tongueOf } from "./words/index.ts";
import { type Desk, DeskContext, type Me } from "./frame/desk.ts";
import { Frame } from "./frame/frame.tsx";
import type { Choices } from "./frame/header.tsx";
import { type Place, usePlace } from "./frame/place.ts";
import { applyScheme, useChoice, zoneOf } from "./frame/preferences.ts";

/** The page: who reads it, in which words, and which view is open. */
export function App() {
  const place = usePlace();
  const about = useAsked<About>("/v1/about");
  const me = useAsked<Me>("/v1/me");
  const choices = useChoices(place);
  useStrangers(me.again);
  useReturns(me.again);
  const desk = useDeskOf({ place, about: about.answer ?? UNKNOWN, me, zone: choices.zone });
  const isStranger = me.problem?.status === 401;
  const isReady = about.answer !== undefined && (me.answer !== undefined || isStranger);
  const again = (): void => {
    about.again();
    me.again();
  };
  const problem = about.problem ?? (isStranger ? undefined : me.problem);
  return (
    <DeskContext.Provider value={desk}>
      <Frame isReady={isReady} problem={problem} choices={choices} again={again} />
    </DeskContext.Provider>
  );
}

/** In another tab somebody else may have signed in: the figures are theirs from then on, and so must be what is said of whose they are. */
function useReturns(askWho: () => void): void {
  useEffect(() => {
    const onReturn = (): void => {
      if (!document.hidden) askWho();
    };
    document.addEventListener("visibilitychange", onReturn);
    return () => document.removeEventListener("visibilitychange", onReturn);
  }, []);
}

/** A session that ended meanwhile leads to the sign-in, and from there back to the same address. */
function useStrangers(askWho: () => void): void {
  useEffect(() => {
    addEventListener(STRANGER_EVENT, askWho);
    return () => removeEventListener(STRANGER_EVENT, askWho);
  }, []);
}

function useChoices(place: Place): Choices {
  const [scheme, setScheme] = useChoice("scheme", "auto");
  const [kept, keepZone] = useChoice("zone", "utc");
  useEffect(() => applyScheme(scheme), [scheme]);
  const setZone = (zone: string): void => {
    keepZone(zone);
    place.setZone(zone);
  };
  return { scheme, setScheme, zone: place.zone ?? kept, setZone };
}

type Given = {
  readonly place: Place;
  readonly about: About;
  readonly me: Asked<Me>;
  readonly zone: string;
};

function useDeskOf({ place, about, me, zone }: Given): Desk {
  const { language, locale } = tongueOf(navigator.languages);
  const format = useMemo(() => createFormat(locale, zoneOf(zone, about)), [locale, zone, about]);
  useEffect(() => void (document.documentElement.lang = language), [language]);
  const { view, address, go, addressOf } = place;
  const isStranger = me.problem?.status === 401;
  const mustSignIn = isStranger && view.page !== "sign-in";
  return {
    words: LANGUAGES[language],
    format,
    me: isStranger ? NOBODY : (me.answer ?? NOBODY),
    about,
    view: mustSignIn ? { page: "sign-in", to: address } : view,
    go,
    addressOf,
    askWho: me.again,
  };
}

const UNKNOWN: About = { exercise: null, timeZone: "UTC", signIn: false };
const NOBODY: Me = { principal: "", scopes: [], operators: [], credential: null };
