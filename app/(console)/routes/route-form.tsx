"use client";

import { useState } from "react";
import { AsDrawn } from "#components/ui/as-drawn.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { RadioField } from "#components/ui/radio-field.tsx";
import type { Option, OptionGroup } from "#components/ui/select-field.tsx";
import { TextAreaField, TextField } from "#components/ui/text-field.tsx";
import { keyExtensionField, keyField, keyNames } from "#lib/routes/route-fields-schema.ts";
import type { Distribution, RouteKind } from "#lib/values/call-route.ts";
import type { FormAction } from "#lib/values/form-state.ts";
import { DestinationField, extensionsListId } from "./destination-field.tsx";
import { type DrawnMember, MemberRows } from "./member-rows.tsx";
import type { RouteWords } from "./route-words.ts";
import { startingWith, type TypedRoute, typedIn } from "./typed-route.ts";

/** A route as its form begins. */
export interface StartingRoute {
  name: string;
  distribution: Distribution | null;
  ringSeconds: string;
  maxWaitSeconds: string;
  hasVoicemail: boolean;
  greeting: string;
  otherwise: { to: string; extension: string };
  keys: Record<string, { to: string; extension: string }>;
}

export interface RouteFormProps {
  action: FormAction;
  kind: RouteKind;
  /** Which route it changes, and in which version; null for one that is to be added. */
  saved: { routeId: string; version: number } | null;
  formKey: string;
  sentences: Record<string, string>;
  words: RouteWords;
  destinations: readonly (Option | OptionGroup)[];
  extensions: readonly { number: string; name: string | null }[];
  members: readonly DrawnMember[];
  initial: StartingRoute;
}

/** Another kind is another form, which begins with what was typed for the one before. */
export function RouteForm(given: RouteFormProps) {
  const { action, kind, saved, formKey, sentences, words } = given;
  const [typed, setTyped] = useState<TypedRoute>({});
  const props = { ...given, typed, initial: startingWith(typed, given.initial) };
  return (
    <div onInput={saved ? undefined : (event) => setTyped((before) => ({ ...before, ...typedIn(event) }))}>
      <Form
        key={kind}
        action={action}
        loadSchema={() =>
          import("#lib/routes/schema.ts").then(
            ({ AddRoute, ChangeRoute }) => (saved ? ChangeRoute : AddRoute)[kind],
          )
        }
        sentences={sentences}
        submit={saved ? words.save : words.add}
        pending={saved ? words.saving : words.adding}
        saved={words.saved}
        idempotencyKey={formKey}
        buttons={saved ? null : <CancelLink href="/routes">{words.cancel}</CancelLink>}
      >
        <input type="hidden" name="kind" value={kind} />
        {saved && <input type="hidden" name="routeId" value={saved.routeId} />}
        {saved && <HiddenField name="version" value={String(saved.version)} />}
        {/* Once saved, everything starts from what is saved, such as the places after a move. */}
        <AsDrawn from={props}>{(drawn) => <RouteFields key={drawn.saved?.version} {...drawn} />}</AsDrawn>
        <datalist id={extensionsListId}>
          {props.extensions.map(({ number, name }) => (
            <option key={number} value={number}>
              {name}
            </option>
          ))}
        </datalist>
      </Form>
    </div>
  );
}

type RouteFieldsProps = RouteFormProps & { typed: TypedRoute };

function RouteFields(props: RouteFieldsProps) {
  const { kind, words, destinations, initial } = props;
  return (
    <>
      <TextField name="name" label={words.name} initial={initial.name} autoComplete="off" />
      {kind === "ivr" ? <KeysAndMenu {...props} /> : <MembersAndRinging {...props} />}
      <CheckboxField
        name="hasVoicemail"
        label={words.hasVoicemail}
        help={words.hasVoicemailHelp}
        initial={initial.hasVoicemail}
      />
      {kind === "ring-group" && <Greeting {...props} />}
      <DestinationField
        name="to"
        label={words.otherwise}
        extensionName="toExtension"
        extensionLabel={words.extension}
        extensionHelp={words.toExtensionHelp}
        options={destinations}
        initial={initial.otherwise}
      />
    </>
  );
}

function MembersAndRinging(props: RouteFieldsProps) {
  const { kind, words, initial, members } = props;
  const offered: Distribution[] =
    kind === "queue" ? ["longest-idle", "fewest-calls"] : ["all-at-once", "in-order"];
  return (
    <>
      {members.length > 0 && <MemberRows members={members} isQueue={kind === "queue"} words={words} />}
      <TextField
        name="add"
        label={words.addMembers}
        help={words.addMembersHelp}
        initial={props.typed.add}
        autoComplete="off"
        list={extensionsListId}
        optional
      />
      <RadioField
        name="distribution"
        label={words.distribution}
        initial={initial.distribution ?? offered[0] ?? ""}
        choices={offered.map((value) => ({ value, label: words.distributions[value] }))}
      />
      <RingSeconds {...props} />
      {kind === "queue" && (
        <>
          <TextField
            name="maxWaitSeconds"
            label={words.maxWait}
            help={words.maxWaitHelp}
            initial={initial.maxWaitSeconds}
            inputMode="numeric"
            autoComplete="off"
          />
          <Greeting {...props} />
        </>
      )}
    </>
  );
}

function KeysAndMenu(props: RouteFormProps) {
  const { words, destinations, initial } = props;
  const choices = [{ value: "", label: words.nothing }, ...destinations];
  return (
    <>
      <Greeting {...props} />
      <RingSeconds {...props} />
      <Fieldset legend={words.keys} className="items-start sm:grid-cols-2">
        <p className="text-sm text-muted sm:col-span-2">{words.keysHelp}</p>
        {keyNames.map((name) => (
          <DestinationField
            key={name}
            name={keyField(name)}
            label={words.keyLabels[name]?.to ?? ""}
            extensionName={keyExtensionField(name)}
            extensionLabel={words.keyLabels[name]?.extension ?? ""}
            options={choices}
            initial={initial.keys[name] ?? { to: "", extension: "" }}
            optional
          />
        ))}
      </Fieldset>
    </>
  );
}

function Greeting({ words, initial }: RouteFormProps) {
  return (
    <TextAreaField
      name="greeting"
      label={words.greeting}
      help={words.greetingHelp}
      initial={initial.greeting}
      optional
    />
  );
}

function RingSeconds({ words, initial }: RouteFormProps) {
  return (
    <TextField
      name="ringSeconds"
      label={words.ringSeconds}
      help={words.ringSecondsHelp}
      initial={initial.ringSeconds}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
