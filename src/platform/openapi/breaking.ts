import { z } from "zod";
import { type Side, excessOf } from "./excess.ts";
import { JsonSchema } from "./schemas.ts";

const Content = z.record(z.string(), z.looseObject({ schema: JsonSchema.default({}) })).default({});
const Parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  schema: JsonSchema,
});
const Operation = z.looseObject({
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  parameters: z.array(Parameter).default([]),
  requestBody: z.looseObject({ required: z.boolean().default(false), content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content })),
});
type Operation = z.infer<typeof Operation>;

/** As much of an OpenAPI document as clients can break by. */
const Api = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), JsonSchema).default({}) }),
});
type Api = z.infer<typeof Api>;

/**
 * What a client written for one document can break by when it meets the other, a line for each. What is sent must be
 * accepted still, so requests may only widen; what is answered must be understood still, so answers may only narrow.
 */
export function breakingChanges(before: unknown, after: unknown): readonly string[] {
  const [was, is] = [Api.parse(before), Api.parse(after)];
  return Object.entries(was.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, old]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const now = is.paths[path]?.[method];
      return now === undefined ? [`${name} is gone`] : compare(old, now, { was, is }).map((line) => `${name}: ${line}`);
    }),
  );
}

type Apis = { readonly was: Api; readonly is: Api };

function compare(old: Operation, now: Operation, apis: Apis): readonly string[] {
  return [
    ...compareSecurity(old, now),
    ...compareParameters(old, now, apis),
    ...compareBodies(old, now, apis),
    ...compareAnswers(old, now, apis),
  ];
}

/** Some way in that was enough must be enough still. */
function compareSecurity(old: Operation, now: Operation): readonly string[] {
  if (now.security.length === 0) return [];
  if (old.security.length === 0) return ["is no longer public"];
  return old.security.flatMap((way) => {
    const [scheme = ""] = Object.keys(way);
    const same = now.security.find((other) => Object.keys(other).every((name) => name in way));
    if (same === undefined) return [`can no longer be entered by ${scheme}`];
    const added = (same[scheme] ?? []).filter((scope) => !(way[scheme] ?? []).includes(scope));
    return added.map((scope) => `needs the scope ${scope} with ${scheme}`);
  });
}

function keyOf(parameter: z.infer<typeof Parameter>): string {
  return `${parameter.in} parameter ${parameter.name}`;
}

function compareParameters(old: Operation, now: Operation, apis: Apis): readonly string[] {
  const oldByKey = new Map(old.parameters.map((parameter) => [keyOf(parameter), parameter]));
  const nowByKey = new Map(now.parameters.map((parameter) => [keyOf(parameter), parameter]));
  const required = [...nowByKey].flatMap(([key, parameter]) =>
    parameter.required && oldByKey.get(key)?.required !== true ? [`${key} is required`] : [],
  );
  const changed = [...oldByKey].flatMap(([key, parameter]) => {
    const other = nowByKey.get(key);
    return other === undefined
      ? [`${key} is gone`]
      : compareSchemas({ at: key, old: parameter.schema, now: other.schema, side: "request" }, apis);
  });
  return [...required, ...changed];
}

function compareBodies(old: Operation, now: Operation, apis: Apis): readonly string[] {
  const isRequired = now.requestBody?.required === true && old.requestBody?.required !== true;
  const types = compareContent(
    { at: "body", side: "request" },
    [old.requestBody?.content, now.requestBody?.content],
    apis,
  );
  return isRequired ? ["a body is required", ...types] : types;
}

/** Problems may come and go; successes may not. */
function compareAnswers(old: Operation, now: Operation, apis: Apis): readonly string[] {
  return Object.entries(old.responses).flatMap(([status, answer]) => {
    if (!status.startsWith("2")) return [];
    const other = now.responses[status];
    if (other === undefined) return [`answer ${status} is gone`];
    return compareContent({ at: `answer ${status}`, side: "answer" }, [answer.content, other.content], apis);
  });
}

type Place = { readonly at: string; readonly side: Side };
type Contents = z.infer<typeof Content>;

function compareContent(
  { at, side }: Place,
  [old = {}, now = {}]: readonly [Contents | undefined, Contents | undefined],
  apis: Apis,
): readonly string[] {
  return Object.entries(old).flatMap(([mediaType, { schema }]) => {
    const other = now[mediaType];
    return other === undefined
      ? [`${at} as ${mediaType} is gone`]
      : compareSchemas({ at, side, old: schema, now: other.schema }, apis);
  });
}

type Pair = Place & { readonly old: JsonSchema; readonly now: JsonSchema };

function compareSchemas({ at, side, old, now }: Pair, { was, is }: Apis): readonly string[] {
  const [before, after] = [was.components.schemas, is.components.schemas];
  const lines =
    side === "request"
      ? excessOf({ side, said: old, saidBy: before, understood: now, understoodBy: after })
      : excessOf({ side, said: now, saidBy: after, understood: old, understoodBy: before });
  return lines.map((line) => `${at}${line}`);
}
