"use client";

import { Form } from "#components/ui/form.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { joinRouteAction } from "./route-actions.ts";

interface JoinRouteFormProps {
  agentId: string;
  formKey: string;
  sentences: Record<string, string>;
  routes: readonly Option[];
  words: Record<"label" | "submit" | "pending", string>;
}

/** The short way into a ring group or queue; its place there is changed on the call route's own page. */
export function JoinRouteForm({ agentId, formKey, sentences, routes, words }: JoinRouteFormProps) {
  return (
    <Form
      action={joinRouteAction}
      loadSchema={() => import("#lib/routes/schema.ts").then((schema) => schema.JoinRoute)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      look="plain"
      idempotencyKey={formKey}
    >
      <input type="hidden" name="agentId" value={agentId} />
      <SelectField name="routeId" label={words.label} options={routes} />
    </Form>
  );
}
