import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import RequestValidator from "openapi-request-validator";
import ResponseValidator from "openapi-response-validator";

/** Twilio's own description of what is used of it: https://github.com/twilio/twilio-oai, without its prose. */
const specification: Specification = JSON.parse(
  readFileSync(join(import.meta.dirname, "twilio-numbers.openapi.json"), "utf8"),
);

interface Specification {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, object> };
}

interface Described {
  operationId: string;
  parameters: { name: string; in: string; schema: { type?: string } }[];
  requestBody?: { content: Record<string, { schema: { properties: Record<string, object> } }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

export interface Operation {
  id: string;
  /** The parts of the address, by the names that the specification gives them. */
  path: Record<string, string>;
  /** What the specification does not allow in a request; nothing when all is well. */
  refuseRequest(request: {
    headers: IncomingHttpHeaders;
    query: Record<string, string>;
    body: Record<string, string>;
  }): string[];
  refuseAnswer(status: number, body: unknown): string[];
}

/** The operation that an address and a method mean; null when the specification has none. */
export function operationFor(method: string, pathname: string): Operation | null {
  for (const [pattern, methods] of Object.entries(specification.paths)) {
    const path = partsOf(pattern, pathname);
    const described = methods[method.toLowerCase()];
    if (path && described) return operationOf(described, path);
  }
  return null;
}

const validatorOf = <T>(module: T): T => (module as { default?: T }).default ?? module;
const Requests = validatorOf(RequestValidator);
const Responses = validatorOf(ResponseValidator);

/** Formats of Twilio's own that say something checkable. */
const customFormats = {
  "phone-number": (text: string) => text.length > 0,
  "iso-country-code": (text: string) => /^[A-Z]{2}$/.test(text),
  "http-method": (text: string) => text === "GET" || text === "POST",
};

function operationOf(described: Described, path: Record<string, string>): Operation {
  const { operationId, parameters, requestBody, responses } = described;
  const schemas = specification.components.schemas;
  const requests = new Requests({
    parameters: parameters as never,
    ...(requestBody && { requestBody: requestBody as never }),
    componentSchemas: schemas as never,
    customFormats,
    additionalQueryProperties: false,
  });
  return {
    id: operationId,
    path,
    refuseRequest({ headers, query, body }) {
      const known = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
        Object.keys(schema.properties),
      );
      const unknown = Object.keys(body).filter((name) => !known.includes(name));
      const invalid = requests.validateRequest({
        headers,
        params: path,
        query: typed(query, parameters),
        body,
      });
      return [
        ...unknown.map((name) => `${operationId}: unknown field ${name}`),
        ...((invalid?.errors ?? []) as object[]).map((error) => `${operationId}: ${JSON.stringify(error)}`),
      ];
    },
    refuseAnswer(status, body) {
      const declared = responses[String(status)];
      if (!declared) return [`${operationId}: no answer ${status}`];
      const [content] = Object.values(declared.content ?? {});
      if (!content) return body === undefined ? [] : [`${operationId}: ${status} has no body`];
      const answers = new Responses({
        responses: { [status]: { schema: content.schema as never } },
        components: specification.components as never,
        customFormats,
      });
      const invalid = answers.validateResponse(String(status), body);
      return (invalid?.errors ?? []).map((error: object) => `${operationId}: ${JSON.stringify(error)}`);
    },
  };
}

function partsOf(pattern: string, pathname: string): Record<string, string> | null {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const expression = pattern.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "([^/]+?)");
  const found = new RegExp(`^${expression}$`).exec(pathname);
  return found && Object.fromEntries(names.map((name, position) => [name, found[position + 1] ?? ""]));
}

/** An address has text only: what the specification calls a number or a truth value is read as one, if it is. */
function typed(query: Record<string, string>, parameters: Described["parameters"]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const type = parameters.find((each) => each.name === name && each.in === "query")?.schema.type;
      if (type === "integer" && /^[0-9]+$/.test(value)) return [name, Number(value)];
      if (type === "boolean" && (value === "true" || value === "false")) return [name, value === "true"];
      return [name, value];
    }),
  );
}
