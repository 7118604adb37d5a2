import { z } from "zod";
import type * as engine from "../engine/index.ts";
import { InstantText } from "../platform/instant.ts";
import { Id, text } from "../platform/text.ts";

/** The inventory document: who depends on what, and how many they are. Shape only; `check.ts` has what binds its parts. */

const CalendarDate = z.iso
  .date("must be a date, such as 2018-09-30")
  .refine((date) => !date.startsWith("0000"), "must be a date from year 1 on");

/** A date, or a moment where the hour matters; kept as written. */
const DateOrTime = z.union([CalendarDate, z.string().refine((value) => InstantText.safeParse(value).success)], {
  error: "must be a date (2027-06-30) or an RFC 3339 time with an offset",
});

export const Requirement: z.ZodType<engine.Requirement> = z.lazy(() =>
  z.union(
    [
      Id,
      z.strictObject({ all: Requirements }),
      z.strictObject({ any: Requirements }),
      z.strictObject({ atLeast: z.int(), of: Requirements }),
    ],
    { error: 'must be an id, {"all": […]}, {"any": […]} or {"atLeast": k, "of": […]}' },
  ),
);
z.globalRegistry.add(Requirement, {
  id: "Requirement",
  description: "What is needed; `any` is a preference, best first",
});
const Requirements = z.array(Requirement).min(1, "must not be an empty list");

const Count = z
  .int({ error: ({ input }) => (input === undefined ? "is missing" : "must be a whole number") })
  .min(0, "must not be negative");

export const Operator = z.strictObject({
  id: Id,
  name: text(500),
  kind: z.enum(["mno", "brand", "mvno", "iot"]),
  country: z.string().regex(/^[A-Z]{2}$/, "must be an ISO 3166-1 alpha-2 code"),
  host: Id.optional(),
  plmns: z.array(z.string().regex(/^\d{5,6}$/, "must be MCC and MNC, such as 23410")).optional(),
});

export const Area = z.strictObject({
  id: Id,
  name: text(500),
  parent: Id.optional(),
  kind: text(128).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be an ISO 3166-1 alpha-2 code")
    .optional(),
  setting: z.enum(["urban", "semi-urban", "rural"]).optional(),
  remoteness: z.enum(["major-city", "regional", "remote"]).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});

export const NetworkNode = z.strictObject({
  id: Id,
  name: text(500),
  function: text(128),
  operator: Id,
  vendor: text(500).optional(),
  product: text(500).optional(),
  softwareRelease: text(500).optional(),
  site: Id.optional(),
  certificateExpiresAt: DateOrTime.optional(),
  supportEndsAt: DateOrTime.optional(),
  requires: Requirement.optional(),
  externalIds: z.array(text(2000)).optional(),
});

export const Pool = z.strictObject({
  id: Id,
  name: text(500),
  function: text(128),
  policy: z.enum(["partitioned", "shared", "redundant"]),
  members: z
    .array(z.strictObject({ node: Id, capacity: z.number().positive("must be above 0").optional() }))
    .min(1, "must not be an empty list"),
  needed: z.number().positive("must be above 0").optional(),
  reattachPerMinute: z.number().positive("must be above 0").optional(),
});

export const Service = z.strictObject({
  id: Id,
  name: text(500),
  kind: z.enum(["data", "voice", "sms", "emergency", "relay", "iot"]),
  customerFacing: z.boolean().optional(),
});

/** Whether customers use it; else it is a building block, which only stands behind others. */
export function isCustomerFacing({ customerFacing = true }: Pick<z.infer<typeof Service>, "customerFacing">): boolean {
  return customerFacing;
}

export const Profile = z.strictObject({ id: Id, services: z.record(Id, Requirement) });

export const Segment = z.strictObject({
  id: Id,
  operator: Id,
  area: Id,
  customerClass: text(128),
  profile: Id,
  subscriptions: z.union([Count, z.strictObject({ low: Count, point: Count, high: Count })], {
    error: "must be a whole number, not negative, or {low, point, high}",
  }),
  asOf: CalendarDate,
  source: text(2000),
  assumed: z.boolean().optional(),
  priority: text(128).optional(),
});

/** The parts of a document in the order in which they are read. */
export const PARTS = {
  operators: Operator,
  areas: Area,
  nodes: NetworkNode,
  pools: Pool,
  services: Service,
  profiles: Profile,
  segments: Segment,
} as const;

export type PartName = keyof typeof PARTS;
export const PART_NAMES: readonly PartName[] = [
  "operators",
  "areas",
  "nodes",
  "pools",
  "services",
  "profiles",
  "segments",
];

export const Inventory = z.strictObject({
  operators: z.array(Operator),
  areas: z.array(Area),
  nodes: z.array(NetworkNode),
  pools: z.array(Pool),
  services: z.array(Service),
  profiles: z.array(Profile),
  segments: z.array(Segment),
});
export type Inventory = z.infer<typeof Inventory>;

const NAMED = { Operator, Area, NetworkNode, Pool, Service, Profile, Segment, Inventory };
for (const [id, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { id });
