import { Pack } from "../pack.ts";
import atRtr from "./at-rtr.json" with { type: "json" };
import auAcma from "./au-acma.json" with { type: "json" };
import beBipt from "./be-bipt.json" with { type: "json" };
import caCrtc from "./ca-crtc.json" with { type: "json" };
import chOfcom from "./ch-ofcom.json" with { type: "json" };
import deBnetza from "./de-bnetza.json" with { type: "json" };
import euEnisa from "./eu-enisa.json" with { type: "json" };
import euNis2 from "./eu-nis2.json" with { type: "json" };
import gbOfcom from "./gb-ofcom.json" with { type: "json" };
import house from "./house.json" with { type: "json" };
import inTrai from "./in-trai.json" with { type: "json" };
import it from "./it.json" with { type: "json" };
import jpMic from "./jp-mic.json" with { type: "json" };
import sePts from "./se-pts.json" with { type: "json" };
import usFcc from "./us-fcc.json" with { type: "json" };

/** A file here is what `PUT /v1/regulation/packs/{id}` takes: a new regulator is a new file and a line in this list. */
const FILES: readonly unknown[] = [
  usFcc,
  caCrtc,
  auAcma,
  gbOfcom,
  euNis2,
  euEnisa,
  it,
  deBnetza,
  beBipt,
  atRtr,
  chOfcom,
  sePts,
  jpMic,
  inTrai,
  house,
];

/** The packs that ship, in the order in which they are shown. */
export const SHIPPED_PACKS: readonly Pack[] = FILES.map((file) => Pack.parse(file));
