"use client";

import { type ReactNode, useContext, useRef, useState } from "react";
import { NumberPicker, type NumberPickerWords } from "#app/(console)/numbers/number-picker.tsx";
import { LiveQuote, type LiveQuoteWords } from "#components/live-quote.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { ChoiceBoxes } from "#components/ui/choice-boxes.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { Form } from "#components/ui/form.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import {
  type Option,
  type OptionGroup,
  SelectField,
  type SelectFieldProps,
} from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useAskBeforeLosing } from "#components/ui/use-ask-before-losing.ts";
import type { FirstQuote } from "#components/use-live-quote.ts";
import { ExtensionFields } from "../extension-fields.tsx";
import type { LocationChoices } from "../location-choices.ts";
import { LocationFields } from "../location-fields.tsx";
import { type PersonChoices, PersonFields } from "../person-fields.tsx";
import { type AddedAnswer, addAgentAction } from "./actions.ts";
import { AgentAdded } from "./agent-added.tsx";
import type { AddAgentWords } from "./page.tsx";
import { PersonalPart, type PersonalPartProps } from "./personal-part.tsx";
import { SentDrops } from "./sent-drops.tsx";
import { StartHere } from "./start-here.tsx";

interface AddAgentFormProps {
  formKey: string;
  sentences: Record<string, string>;
  choices: PersonChoices;
  location: LocationChoices | null;
  language: string;
  seats: (Option | OptionGroup)[];
  seat: string;
  seatHelp: string | undefined;
  /** The agent groups that there are. */
  groups: readonly Option[];
  nextExtension: string | null;
  /** The organisation has decided that the first password is changed. */
  isChangeForced: boolean;
  personal: Pick<PersonalPartProps, "colleagues" | "samples">;
  /** Null for those who see no prices. */
  quote: { first: FirstQuote | null; words: LiveQuoteWords; instead: ReactNode } | null;
  /** Numbers that are had already. */
  callerIds: (Option | OptionGroup)[];
  /** For a number that is bought; null for those who may not. */
  picker: NumberPickerWords | null;
  /** What those who may not buy a seat can do where none is vacant. */
  instead: ReactNode;
  /** What is in each tier that can be bought; null for those who may not. */
  tiers: ReactNode;
  words: AddAgentWords;
}

export function AddAgentForm({ words, ...props }: AddAgentFormProps) {
  const [drops, setDrops] = useState<File[]>([]);
  const own = useRef<HTMLDivElement>(null);
  useAskBeforeLosing(own, words.leaveUnsaved);
  return (
    <div ref={own}>
      <Form<AddedAnswer>
        action={addAgentAction}
        loadSchema={() => import("#lib/agents/schema.ts").then((schema) => schema.AddAgent)}
        sentences={props.sentences}
        submit={words.submit}
        pending={words.pending}
        idempotencyKey={props.formKey}
        hasInnerButtons
        buttons={<CancelLink href="/agents">{words.cancel}</CancelLink>}
        aside={
          props.quote && <LiveQuote key={props.seat} subject="agent" isAsked={isSeatField} {...props.quote} />
        }
        done={(added) => (
          <AgentAdded added={added} words={words} address={`?added=${added.agentId}`}>
            {drops.length > 0 && (
              <SentDrops agentId={added.agentId} files={drops} sentences={props.sentences} words={words} />
            )}
          </AgentAdded>
        )}
      >
        <Fieldset legend={words.person}>
          <PersonFields
            words={words}
            initial={{ role: "agent", language: props.language }}
            {...props.choices}
          />
          <StartHere field="email" />
        </Fieldset>
        <Fieldset legend={words.seatSection} className="group/seat">
          <SelectField
            key={props.seat}
            name="seat"
            label={words.seat}
            help={props.seatHelp}
            options={props.seats}
            initial={props.seat}
          />
          {props.instead}
          <div className="hidden group-has-[option[value^='tier:']:checked]/seat:block">{props.tiers}</div>
          <div className="hidden gap-5 has-[[aria-invalid=true]]:grid group-has-[option[value^='tier:']:checked]/seat:grid">
            <ExtensionFields
              words={words}
              help={words.extensionHelp}
              extension={props.nextExtension ?? ""}
              optional
            />
            <input type="hidden" name="proposedExtension" value={props.nextExtension ?? ""} />
          </div>
          <div className="grid gap-5 group-has-[option[value=none]:checked]/seat:not-has-[[aria-invalid=true]]:hidden">
            <CallerIdField label={words.callerId} help={words.callerIdHelp} options={props.callerIds} />
            {props.picker && <NumberPicker words={props.picker} />}
          </div>
        </Fieldset>
        {props.groups.length > 0 && (
          <div className="rounded-lg border border-line bg-surface p-4 sm:p-5">
            <ChoiceBoxes name="groups" legend={words.groups} help={words.groupsHelp} choices={props.groups} />
          </div>
        )}
        <LocationFields words={words.location} choices={props.location} initial={{}} />
        <Fieldset legend={words.dates}>
          <TextField name="startsOn" label={words.startsOn} help={words.startsOnHelp} type="date" optional />
          <TextField name="endsOn" label={words.endsOn} help={words.endsOnHelp} type="date" optional />
        </Fieldset>
        <Fieldset legend={words.access}>
          <CheckboxField name="sendCredentials" label={words.sendCredentials} initial />
          <CheckboxField
            name="mustChange"
            label={words.mustChange}
            help={props.isChangeForced ? words.mustChangeForced : undefined}
            disabled={props.isChangeForced}
            initial
          />
        </Fieldset>
        <PersonalPart words={words} drops={drops} chooseDrops={setDrops} {...props.personal} />
      </Form>
    </div>
  );
}

/** Drawn anew once a number is selected below it, since the browser keeps the option that it has. */
function CallerIdField(field: Omit<SelectFieldProps, "name">) {
  const typed = String(useContext(FormContext)?.typed?.callerId);
  return (
    <SelectField key={typed.startsWith("held:") ? typed : undefined} {...field} name="callerId" optional />
  );
}

const isSeatField = (field: string) => field === "seat" || field === "callerId";
