"use client";

import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { LocationFields } from "../location-fields.tsx";
import type { LocationWords } from "../location-words.ts";
import { changeLocationAction } from "./actions.ts";

interface LocationFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: LocationWords;
  location: Parameters<typeof LocationFields>[0]["location"] & { id: string; version: number };
}

export function LocationForm({ formKey, sentences, words, location }: LocationFormProps) {
  return (
    <Form
      action={changeLocationAction}
      loadSchema={() => import("#lib/locations/schema.ts").then((schema) => schema.ChangeLocation)}
      sentences={sentences}
      submit={words.save}
      pending={words.saving}
      saved={words.saved}
      idempotencyKey={formKey}
    >
      <input type="hidden" name="locationId" value={location.id} />
      <HiddenField name="version" value={String(location.version)} />
      <LocationFields words={words} location={location} />
    </Form>
  );
}
