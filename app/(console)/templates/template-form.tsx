"use client";

import type { Route } from "next";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Samples } from "#lib/templates/rules.ts";
import type { Segments } from "#lib/templates/segments.ts";
import type { FormAction } from "#lib/values/form-state.ts";
import { TemplateText } from "./template-text.tsx";
import type { TemplateWords } from "./template-words.ts";

interface TemplateFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: TemplateWords;
  agentId: string;
  samples: Samples;
  /** Where the templates are listed. */
  page: { href: Route; label: string };
  /** Makes one with the first, or changes one with the second. */
  act:
    | { add: FormAction<string>; again: Route }
    | {
        change: FormAction;
        template: Record<"id" | "title" | "body", string> & { version: number };
        first: Segments;
      };
}

/** One SMS template: its title and its text. */
export function TemplateForm({ formKey, sentences, words, agentId, samples, page, act }: TemplateFormProps) {
  const fields = (
    <>
      <input type="hidden" name="agentId" value={agentId} />
      <TextField
        name="title"
        label={words.title}
        initial={"change" in act ? act.template.title : ""}
        autoComplete="off"
      />
      <TemplateText
        name="body"
        label={words.body}
        initial={"change" in act ? act.template.body : ""}
        first={"change" in act ? act.first : null}
        samples={samples}
        words={words}
      />
    </>
  );
  const shared = {
    sentences,
    submit: words.save,
    pending: words.saving,
    idempotencyKey: formKey,
    buttons: <CancelLink href={page.href}>{words.cancel}</CancelLink>,
  };
  if ("add" in act) {
    return (
      <Form<string>
        {...shared}
        action={act.add}
        loadSchema={() => import("#lib/templates/schema.ts").then((schema) => schema.AddTemplate)}
        done={(sentence) => (
          <div className="grid max-w-xl gap-4">
            <Notice tone="success">{sentence}</Notice>
            <div className="flex flex-wrap gap-3">
              <LinkButton href={page.href} look="primary">
                {page.label}
              </LinkButton>
              <a
                href={act.again}
                className="inline-flex min-h-control items-center font-medium text-accent hover:underline"
              >
                {words.another}
              </a>
            </div>
          </div>
        )}
      >
        {fields}
      </Form>
    );
  }
  return (
    <Form
      {...shared}
      action={act.change}
      loadSchema={() => import("#lib/templates/schema.ts").then((schema) => schema.ChangeTemplate)}
      saved={words.saved}
    >
      <input type="hidden" name="templateId" value={act.template.id} />
      <HiddenField name="version" value={String(act.template.version)} />
      {fields}
    </Form>
  );
}
