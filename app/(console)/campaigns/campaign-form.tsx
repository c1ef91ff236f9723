"use client";

import { AsDrawn } from "#components/ui/as-drawn.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { ChoiceBoxes } from "#components/ui/choice-boxes.tsx";
import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
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

export function CampaignForm(props: CampaignFormProps) {
  const { saved, words } = props;
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
      {/* Once saved, everything starts from what is saved, such as the boxes of those who were added. */}
      <AsDrawn from={props}>{(drawn) => <CampaignFields key={drawn.saved?.version} {...drawn} />}</AsDrawn>
    </Form>
  );
}

function CampaignFields({ saved, name, groups, inGroups, people, words }: CampaignFormProps) {
  const named = people.map(({ value }) => value);
  return (
    <>
      {saved && (
        <>
          <input type="hidden" name="campaignId" value={saved.campaignId} />
          <HiddenField name="version" value={String(saved.version)} />
          <HiddenField name="groupsDrawn" value={inGroups.join(" ")} />
          <HiddenField name="peopleDrawn" value={named.join(" ")} />
        </>
      )}
      <TextField name="name" label={words.name} initial={name} autoComplete="off" />
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
    </>
  );
}
