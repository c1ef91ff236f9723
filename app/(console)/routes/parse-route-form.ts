import type { z } from "zod";
import { type RouteKind, routeKinds } from "#lib/values/call-route.ts";
import { type Parsed, parseForm } from "#lib/values/parse-form.ts";

/** Reads a call route's form by the schema of the kind that it says it is of; one of no kind is refused by any of them. */
export function parseRouteForm<Schemas extends Record<RouteKind, z.ZodObject>>(
  schemas: Schemas,
  form: unknown,
): Parsed<z.infer<Schemas[RouteKind]>> {
  const said = form instanceof FormData ? form.get("kind") : null;
  const kind: RouteKind = routeKinds.find((each) => each === said) ?? "ring-group";
  return parseForm<Schemas[RouteKind]>(schemas[kind], form);
}
