import { z } from "zod";
import type { Description } from "../../../platform/openapi/route.ts";
import { Measurement, NewMeasurement, NewPublished, Published } from "./measurement.ts";
import { TrackRecord } from "./track-record.ts";

/** The routes of what was measured afterwards, as their callers are told of them. */

const tag = "Incidents";
const params = { id: "2" };
const by = "key:w6jRA-y6zlRr";
const at = "2018-12-20T10:00:00Z";

const sentMeasurement: z.input<typeof NewMeasurement> = {
  what: "everAffected",
  range: { low: 30_100_000, point: 30_500_000, high: 30_900_000 },
  method: "Subscriptions without a data record in the period, of those with one in the week before",
  source: "Billing records",
  period: { from: "2018-12-06T04:39:00Z", to: "2018-12-07T03:27:00Z" },
};

const measurement: Measurement = {
  number: 12,
  what: "everAffected",
  measured: { low: 30_100_000, point: 30_500_000, high: 30_900_000 },
  method: sentMeasurement.method,
  source: sentMeasurement.source,
  period: { from: "2018-12-06T04:39:00Z", to: "2018-12-07T03:27:00Z" },
  by,
  at,
  isSuperseded: false,
  estimated: { low: 32_300_000, point: 32_300_000, high: 32_300_000 },
  factor: 1.06,
  agreement: "outside",
};

const sentPublished: z.input<typeof NewPublished> = {
  by: "O2",
  at: "2018-12-07T09:00:00Z",
  what: "everAffected",
  figure: 32_000_000,
  words: "Up to 32 million customers",
  source: "Statement to the press",
};

const figure = { low: 32_000_000, point: 32_000_000, high: 32_000_000 };
const published: Published = {
  number: 11,
  publishedBy: "O2",
  publishedAt: "2018-12-07T09:00:00Z",
  what: "everAffected",
  figure,
  words: "Up to 32 million customers",
  source: "Statement to the press",
  by,
  at,
};

export const postMeasurement: Description = {
  operationId: "postMeasurement",
  summary: "Say what was measured afterwards",
  description: "The same measured anew for the same period supersedes what was measured before.",
  tag,
  example: { params, body: sentMeasurement },
  answers: { 201: { description: "With the estimate beside it", schema: Measurement, example: measurement } },
};

export const listMeasurements: Description = {
  operationId: "listMeasurements",
  summary: "What was measured of an incident, with the estimate beside it, and what was published",
  tag,
  example: { params },
  answers: {
    200: {
      description: "In the order recorded",
      schema: z
        .strictObject({ measurements: z.array(Measurement).readonly(), published: z.array(Published).readonly() })
        .meta({ id: "Measurements" }),
      example: { measurements: [measurement], published: [published] },
    },
  },
};

export const postPublished: Description = {
  operationId: "postPublishedFigure",
  summary: "Keep a figure that somebody published, to hold it against what is measured",
  tag,
  example: { params, body: sentPublished },
  answers: { 201: { description: "It is kept", schema: Published, example: published } },
};

const claim = {
  incident: "2",
  title: "Mobile data",
  whose: "published" as const,
  by: "O2",
  at: "2018-12-07T09:00:00Z",
  reference: null,
  what: "everAffected" as const,
  figure,
};
const row = {
  ...claim,
  measured: measurement.measured,
  measurement: 12,
  factor: 1.05,
  agreement: "outside" as const,
  isWithinRange: false,
};
const none = { measured: 0, notMeasured: 0, withinRange: null, medianFactor: null, worst: null };
const one = { measured: 1, notMeasured: 1, withinRange: 0, medianFactor: 1.05, worst: row };
const trackRecord: TrackRecord = {
  summary: one,
  byWhose: { estimate: { ...none, notMeasured: 1 }, report: none, published: { ...one, notMeasured: 0 } },
  measured: [row],
  notMeasured: [
    { ...claim, whose: "estimate", by: null, at: null, what: "customerHours", figure: { low: 1, point: 2, high: 3 } },
  ],
};

export const getTrackRecord: Description = {
  operationId: "getTrackRecord",
  summary: "How far estimates and published figures were off, over all incidents",
  description:
    "Reports of ours as they were frozen, figures that others published, and the present estimates, each beside what was measured afterwards. What never was is listed as not measured, and counts as neither right nor wrong.",
  tag,
  answers: { 200: { description: "The record", schema: TrackRecord, example: trackRecord } },
};
