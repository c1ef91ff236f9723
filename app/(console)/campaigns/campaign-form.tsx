"use client";

import { Fragment } from "react";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { ChoiceBoxes } from "#components/ui/choice-boxes.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextAreaField, TextField } from "#components/ui/text-field.tsx";
import type { FormAction } from "#lib/values/form-state.ts";

type Choices = readonly { value: string; label: string }[];

export interface CampaignFormProps {
  action: FormAction;
  /** Which campaign it changes, and in which version; null for one that is to be added. */
  saved: { campaignId: string; version: number } | null;
  name: string;
  groups: Choices;
  /** The groups that it names. */
  inGroups: readonly string[];
  /** The single agents that it names. */
  people: Choices;
  formKey: string;
  sentences: Record<string, string>;
  words: Record<
    | "name"
    | "groups"
    | "groupsHelp"
    | "noGroups"
    | "people"
    | "peopleHelp"
    | "addPeople"
    | "addPeopleHelp"
    | "submit"
    | "pending"
    | "saved"
    | "cancel",
    string
  >;
}

export function CampaignForm({ saved, groups, inGroups, people, words, ...props }: CampaignFormProps) {
  const named = people.map(({ value }) => value);
  return (
    <Form
      action={props.action}
      loadSchema={() =>
        import("#lib/campaigns/schema.ts").then((schema) =>
          saved ? schema.ChangeCampaign : schema.AddCampaign,
        )
      }
      sentences={props.sentences}
      submit={words.submit}
      pending={words.pending}
      saved={words.saved}
      idempotencyKey={props.formKey}
      buttons={saved ? null : <CancelLink href="/campaigns">{words.cancel}</CancelLink>}
    >
      {saved && (
        <>
          <input type="hidden" name="campaignId" value={saved.campaignId} />
          <input type="hidden" name="version" value={saved.version} />
          <input type="hidden" name="groupsDrawn" value={inGroups.join(" ")} />
          <input type="hidden" name="peopleDrawn" value={named.join(" ")} />
        </>
      )}
      {/* Once saved, everything starts from what is saved, such as the boxes of those who were added. */}
      <Fragment key={saved?.version}>
        <TextField name="name" label={words.name} initial={props.name} autoComplete="off" />
        {groups.length === 0 ? (
          <p className="text-muted">{words.noGroups}</p>
        ) : (
          <ChoiceBoxes
            name="groups"
            legend={words.groups}
            help={words.groupsHelp}
            choices={groups}
            initial={inGroups}
          />
        )}
        {people.length > 0 && (
          <ChoiceBoxes
            name="people"
            legend={words.people}
            help={words.peopleHelp}
            choices={people}
            initial={named}
          />
        )}
        <TextAreaField name="add" label={words.addPeople} help={words.addPeopleHelp} optional />
      </Fragment>
    </Form>
  );
}
