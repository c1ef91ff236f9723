"use client";

import type { Route } from "next";
import type { ReactNode } from "react";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useTexts } from "#components/ui/texts.tsx";
import { useRefreshOnLeaving } from "#components/use-refresh-on-leaving.ts";
import type { TypedJoiner } from "#lib/agents/joiner-rules.ts";
import type { AddedAnswer } from "../../new/added-answer.ts";
import { AgentAdded } from "../../new/agent-added.tsx";
import { type PersonChoices, PersonFields } from "../../person-fields.tsx";
import { replaceAgentAction } from "./actions.ts";
import { JoinerDetails, type JoinerDetailsProps } from "./joiner-details.tsx";
import type { ReplaceWords } from "./replace-words.ts";

export interface ReplaceFormProps {
  agentId: string;
  version: number;
  seatId: string;
  formKey: string;
  sentences: Record<string, string>;
  choices: PersonChoices;
  initial: TypedJoiner;
  /** With what was entered on the Edit form; null where the new person is all that is asked for. */
  details: JoinerDetailsProps | null;
  /** Where the form came from. */
  page: Route;
  /** How many templates there are to copy; null where there are none. */
  copyTemplatesHelp: string | null;
  /** Drawn in its place where the leaver cannot be replaced. */
  instead: ReactNode;
  words: ReplaceWords;
  autoFocus?: boolean;
}

export function ReplaceForm({ agentId, version, seatId, words, ...props }: ReplaceFormProps) {
  return (
    <Form<AddedAnswer>
      action={replaceAgentAction}
      loadSchema={() => import("#lib/agents/replace-schema.ts").then((schema) => schema.ReplaceAgent)}
      sentences={props.sentences}
      submit={words.submit}
      pending={words.pending}
      look="danger"
      idempotencyKey={props.formKey}
      buttons={<CancelLink href={props.page}>{words.cancel}</CancelLink>}
      instead={props.instead}
      done={(added) => <Replaced added={added} page={props.page} words={words} />}
    >
      <input type="hidden" name="agentId" value={agentId} />
      <HiddenField name="version" value={String(version)} />
      <HiddenField name="seatId" value={seatId} />
      <p className="font-semibold">{words.joiner}</p>
      {props.details && <p>{words.fromEdit}</p>}
      <PersonFields
        words={words}
        {...props.choices}
        initial={props.initial}
        autoFocus={props.autoFocus ?? false}
      />
      <TextField
        name="startsOn"
        label={words.startsOn}
        help={words.startsOnHelp}
        type="date"
        initial={props.initial.startsOn ?? ""}
        optional
      />
      {props.details && <JoinerDetails {...props.details} typed={props.initial} />}
      {props.copyTemplatesHelp !== null && (
        <CheckboxField name="copyTemplates" label={words.copyTemplates} help={props.copyTemplatesHelp} />
      )}
    </Form>
  );
}

function Replaced({ added, page, words }: { added: AddedAnswer; page: Route; words: ReplaceWords }) {
  const texts = useTexts();
  useRefreshOnLeaving();
  return (
    <div data-done className="grid justify-items-start gap-5">
      <AgentAdded added={added} words={words} />
      <CancelLink href={page}>{texts.close}</CancelLink>
    </div>
  );
}
