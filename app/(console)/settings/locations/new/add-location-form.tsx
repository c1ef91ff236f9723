"use client";

import type { Route } from "next";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { LocationFields } from "../location-fields.tsx";
import type { LocationWords } from "../location-words.ts";
import { addLocationAction, type LocationAdded } from "./actions.ts";

interface AddLocationFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: LocationWords;
}

export function AddLocationForm({ formKey, sentences, words }: AddLocationFormProps) {
  return (
    <Form<LocationAdded>
      action={addLocationAction}
      loadSchema={() => import("#lib/locations/schema.ts").then((schema) => schema.AddLocation)}
      sentences={sentences}
      submit={words.add}
      pending={words.adding}
      idempotencyKey={formKey}
      buttons={<CancelLink href="/settings">{words.cancel}</CancelLink>}
      done={({ locationId, title, open }) => (
        <div className="grid max-w-xl gap-5">
          <Notice tone="success">{title}</Notice>
          <div className="flex flex-wrap items-center gap-3">
            <LinkButton href={`/settings/locations/${locationId}` as Route} look="primary">
              {open}
            </LinkButton>
            <a
              href="/settings/locations/new"
              className="inline-flex min-h-control items-center font-medium text-accent hover:underline"
            >
              {words.addAnother}
            </a>
          </div>
        </div>
      )}
    >
      <LocationFields words={words} location={{ name: "", latitude: "", longitude: "", isOffered: true }} />
    </Form>
  );
}
