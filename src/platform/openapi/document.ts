import type { z } from "zod";
import { Problem } from "../errors.ts";
import { SCOPES } from "../principal.ts";
import { type Answer, type Description, type Route, TAGS, routesOf } from "./route.ts";
import { type Components, type JsonSchema, createComponents } from "./schemas.ts";

export type OpenApi = {
  readonly openapi: "3.1.0";
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly [other: string]: unknown };
  readonly [other: string]: unknown;
};

type Operation = Readonly<Record<string, unknown>>;

const PROBLEMS: Readonly<Record<number, string>> = {
  400: "The request could not be read, or names what is not there",
  401: "No credential, or none that holds",
  403: "The credential does not allow this",
  404: "There is no such thing",
  409: "This contradicts what is stored",
  412: "What was to be replaced has changed in the meantime",
  413: "The body is too large",
  415: "The body does not call itself JSON",
  422: "Well-formed but not accepted; `errors` names every offence",
  429: "Too many requests; `Retry-After` says when to try again",
  503: "Not available at the moment; `Retry-After` says when to try again",
};

/** The OpenAPI 3.1 document of an app: nothing in it but what its routes tell. */
export function describeApi(handlers: Parameters<typeof routesOf>[0]): OpenApi {
  const components = createComponents();
  const problem = components.schemaOf(Problem, "output");
  const operations = routesOf(handlers).flatMap(({ description, ...route }) =>
    description === undefined ? [] : [{ route, operation: describeOperation({ ...route, description }, components) }],
  );
  const paths = Map.groupBy(operations, ({ route }) => templateOf(route.path));
  return {
    openapi: "3.1.0",
    info: INFO,
    servers: [{ url: "/" }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(
      [...paths].map(([path, inside]) => [
        path,
        Object.fromEntries(inside.map(({ route, operation }) => [route.method.toLowerCase(), operation])),
      ]),
    ),
    components: {
      schemas: components.schemas(),
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [
          `Problem${status}`,
          { description, content: { "application/problem+json": { schema: problem } } },
        ]),
      ),
      securitySchemes: SECURITY,
    },
  };
}

const INFO = {
  title: "Headcount",
  version: "1",
  summary:
    "When core nodes of a mobile network fail: how many customers are affected, which, why, and how sure that is",
  description:
    "JSON over HTTP. Times are RFC 3339 with an offset. Errors are RFC 9457 problem documents. Every answer carries `X-Request-Id`.",
  license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
};

const SECURITY = {
  bearer: {
    type: "http",
    scheme: "bearer",
    description: `An API key or a JWT. Scopes:\n${Object.entries(SCOPES)
      .map(([scope, what]) => `- \`${scope}\`: ${what}`)
      .join("\n")}`,
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "headcount_session",
    description: "A signed-in person; same scopes. Over HTTPS the name begins with `__Host-`",
  },
};

/** `/nodes/:id{.+}` → `/nodes/{id}`. */
function templateOf(path: string): string {
  return path.replace(/:(\w+)(\{[^/]*\})?/g, "{$1}");
}

type Described = Route & { readonly description: Description };

function describeOperation(route: Described, components: Components): Operation {
  const { scope, body, description } = route;
  const { operationId, summary, description: text, tag, example, answers } = description;
  const answered = Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer, components)]);
  const problems = problemsOf(route).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]);
  const parameters = parametersOf(route, components);
  return {
    operationId,
    summary,
    ...(text === undefined ? {} : { description: text }),
    tags: [tag],
    security: securityOf(scope),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: jsonContent(components.schemaOf(body, "input"), example?.body),
          },
        }),
    responses: Object.fromEntries([...answered, ...problems]),
  };
}

function securityOf(scope: Route["scope"]) {
  if (scope === undefined) return [];
  const scopes = scope === "any" ? [] : [scope];
  return [{ bearer: scopes }, { session: scopes }];
}

function problemsOf({ scope, query, body, path, description }: Described): readonly number[] {
  const all = [
    ...(query === undefined ? [] : [400]),
    ...(scope === undefined ? [] : [401, 403]),
    ...(description.access === "always" ? [] : [429, 503]),
    ...(path.includes(":") ? [404] : []),
    ...(body === undefined ? [] : [400, 413, 415, 422]),
    ...(description.problems ?? []),
  ];
  return [...new Set(all)].sort((a, b) => a - b);
}

function describeAnswer({ description, schema, example, text = [] }: Answer, components: Components) {
  if (schema === undefined && text.length === 0) return { description };
  const json = schema === undefined ? {} : jsonContent(components.schemaOf(schema, "output"), example);
  const others = text.map((mediaType) => [mediaType, { schema: { type: "string" } }]);
  return { description, content: { ...json, ...Object.fromEntries(others) } };
}

function jsonContent(schema: JsonSchema, example: unknown) {
  return { "application/json": { schema, ...(example === undefined ? {} : { example }) } };
}

type Parameter = Readonly<Record<string, unknown>>;

function parametersOf({ path, query, description }: Described, components: Components): readonly Parameter[] {
  const { params = {}, headers = {}, example = {} } = description;
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
    ...parameter("path", { name, schema: schemaIn(params, name, components) }),
    required: true,
    ...exampleIn(example.params, name),
  }));
  const inHeader = Object.keys(headers).map((name) =>
    parameter("header", { name, schema: schemaIn(headers, name, components) }),
  );
  const { properties = {}, required = [] } = query === undefined ? {} : components.schemaOf(query, "input");
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    ...parameter("query", { name, schema }),
    ...(required.includes(name) ? { required: true } : {}),
    ...exampleIn(example.query, name),
  }));
  return [...inPath, ...inHeader, ...inQuery];
}

/** What a schema says of a parameter stands on the parameter, where readers look for it. */
function parameter(place: string, { name, schema }: { readonly name: string; readonly schema: JsonSchema }): Parameter {
  const { description, ...rest } = schema;
  return { name, in: place, ...(description === undefined ? {} : { description }), schema: rest };
}

function schemaIn(schemas: Readonly<Record<string, z.ZodType>>, name: string, components: Components): JsonSchema {
  const schema = schemas[name];
  return schema === undefined ? { type: "string" } : components.schemaOf(schema, "input");
}

function exampleIn(examples: Readonly<Record<string, unknown>> | undefined, name: string) {
  const example = examples?.[name];
  return example === undefined ? {} : { example };
}
