import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { z } from "zod";
import { describeService } from "../../src/openapi.ts";

/** Holds requests and answers against the OpenAPI document, so that every test over HTTP proves it true. */

const document = describeService();

const Content = z.record(
  z.string(),
  z.object({ schema: z.record(z.string(), z.unknown()), example: z.unknown() }).partial({ example: true }),
);
type Content = z.infer<typeof Content>;
const Operation = z.object({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.looseObject({ in: z.string(), name: z.string(), example: z.unknown().optional() })).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ $ref: z.string(), content: Content }).partial()),
});
type Operation = z.infer<typeof Operation>;
const Responses = z.record(z.string(), z.object({ content: Content }));

export type DescribedOperation = Operation & { readonly method: string; readonly path: string };

/** Every operation of the document. */
export const operations: readonly DescribedOperation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...Operation.parse(operation),
    method: method.toUpperCase(),
    path,
  })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(JSON.parse(JSON.stringify({ $id: "api", ...document })));

/** What is wrong with a value by a schema of the document; empty where nothing is. */
export function faultsOf(schema: object, value: unknown): readonly string[] {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/');
  const validate = validators.get(text) ?? ajv.compile(JSON.parse(text));
  validators.set(text, validate);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** To compile a schema takes longer than most requests that are held against it. */
const validators = new Map<string, ReturnType<typeof ajv.compile>>();

/** The operation that a request reaches; undefined where there is none. */
export function operationAt(method: string, path: string): DescribedOperation | undefined {
  return operations.find((operation) => {
    const pattern = operation.path
      .replaceAll(/[.]/g, "\\.")
      .replaceAll(/\{\w+\}/g, operation.path.startsWith("/v1/nodes/") ? ".+" : "[^/]+");
    return operation.method === method && new RegExp(`^${pattern}$`).test(path);
  });
}

type Answered = { readonly status: number; readonly mediaType: string; readonly body: unknown };

/** What the document does not allow of an answer. */
export function faultsOfAnswer(
  request: { readonly method: string; readonly path: string },
  answer: Answered,
): readonly string[] {
  const operation = operationAt(request.method, request.path);
  if (answer.status === 500) return [];
  if (operation === undefined) return [404, 503].includes(answer.status) ? [] : ["an operation that is not described"];
  const response = operation.responses[answer.status];
  if (response === undefined) return [`${answer.status} is not described`];
  return faultsOfContent(contentOf(response), answer);
}

function faultsOfContent(content: Content | undefined, { mediaType, body }: Answered): readonly string[] {
  if (mediaType === "" && content === undefined) return [];
  const described = content?.[mediaType];
  if (described === undefined) return [`${mediaType} is not described`];
  return mediaType.includes("json") ? faultsOf(described.schema, body) : [];
}

function contentOf({ $ref, content }: Operation["responses"][string]): Content | undefined {
  if ($ref === undefined) return content;
  return Responses.parse(document.components["responses"])[$ref.replace("#/components/responses/", "")]?.content;
}
