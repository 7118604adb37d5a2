import { z } from "zod";
import { text } from "../../platform/text.ts";
import { isTimeZone } from "../../platform/time-zone.ts";
import { Languages, eachOnce } from "./texts.ts";

const Principals = z.array(text(200)).max(50, "must not be more than 50").readonly();

const TimeZone = z.string().refine(isTimeZone, "must be an IANA time zone, such as Europe/London");
const EmergencyNumbers = z
  .array(z.string().regex(/^\d{2,6}$/, "must be 2 to 6 digits"))
  .min(1, "must name at least one")
  .max(4, "must not be more than 4")
  .superRefine(eachOnce((number) => number))
  .readonly();

const OPERATOR = "By which the public knows it; null: as the inventory names its first network operator";
const DEPUTIES = "Principals who may publish alone while nobody else can be reached; it is reviewed afterwards";
const MANAGERS =
  "Principals who release what can bring a crowd back at once: that service is back in part or whole, and mass SMS";
const MARKET = "Where the operator's shares are traded: inside information is assessed before anything goes out";

const fields = {
  operatorName: text(40).nullable().meta({ description: OPERATOR }),
  timeZone: TimeZone.meta({ description: "By whose clocks times are told" }),
  emergencyNumbers: EmergencyNumbers.meta({ description: "As customers dial them" }),
  languages: Languages,
  deputies: Principals.meta({ description: DEPUTIES }),
  networkDutyManagers: Principals.meta({ description: MANAGERS }),
  market: z
    .strictObject({ exchange: text(200) })
    .nullable()
    .meta({ description: MARKET }),
};

/** How the operator speaks in public, and who may do what alone. */
export const StatementSettings = z.strictObject(fields).meta({ id: "StatementSettings" });
export type StatementSettings = z.infer<typeof StatementSettings>;

export const DEFAULT_SETTINGS: StatementSettings = {
  operatorName: null,
  timeZone: "UTC",
  emergencyNumbers: ["112"],
  languages: ["en"],
  deputies: [],
  networkDutyManagers: [],
  market: null,
};

/** As they are sent: what is left out is as at the beginning. */
export const NewStatementSettings = z
  .strictObject({
    operatorName: fields.operatorName.default(DEFAULT_SETTINGS.operatorName),
    timeZone: fields.timeZone.default(DEFAULT_SETTINGS.timeZone),
    emergencyNumbers: fields.emergencyNumbers.default(DEFAULT_SETTINGS.emergencyNumbers),
    languages: fields.languages.default(DEFAULT_SETTINGS.languages),
    deputies: fields.deputies.default(DEFAULT_SETTINGS.deputies),
    networkDutyManagers: fields.networkDutyManagers.default(DEFAULT_SETTINGS.networkDutyManagers),
    market: fields.market.default(DEFAULT_SETTINGS.market),
  })
  .meta({ id: "NewStatementSettings" });
