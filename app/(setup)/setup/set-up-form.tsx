"use client";

import { useEffect, useState } from "react";
import { NewPasswordField } from "#components/new-password-field.tsx";
import { Form } from "#components/ui/form.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { presentName } from "#lib/values/time-zones.ts";
import { setUpAction } from "./actions.ts";
import type { SetUpWords } from "./page.tsx";

interface SetUpFormProps {
  sentences: Record<string, string>;
  words: SetUpWords;
  timeZones: Option[];
  currencies: Option[];
  cycles: Option[];
}

export function SetUpForm({ words, ...props }: SetUpFormProps) {
  return (
    <Form
      action={setUpAction}
      loadSchema={() => import("#lib/organisations/schema.ts").then((schema) => schema.SetUp)}
      sentences={props.sentences}
      submit={words.submit}
      pending={words.pending}
    >
      <TextField
        name="organisationName"
        label={words.organisationName}
        autoComplete="organization"
        autoFocus
      />
      <TextField name="name" label={words.name} autoComplete="name" />
      <TextField
        name="email"
        label={words.email}
        help={words.emailHelp}
        type="email"
        autoComplete="username"
      />
      <NewPasswordField name="password" label={words.password} help={words.passwordHelp} />
      <TimeZoneField label={words.timeZone} options={props.timeZones} />
      <SelectField
        name="currency"
        label={words.currency}
        help={words.currencyHelp}
        options={props.currencies}
        initial=""
      />
      <SelectField name="cycle" label={words.cycle} options={props.cycles} />
      <TextField
        name="billDay"
        label={words.billDay}
        help={words.billDayHelp}
        inputMode="numeric"
        autoComplete="off"
        initial="1"
      />
      <TextField name="contractStart" label={words.contractStart} type="date" optional />
      <TextField
        name="contractEnd"
        label={words.contractEnd}
        help={words.contractHelp}
        type="date"
        optional
      />
    </Form>
  );
}

/** Proposes the zone of the browser's clock once the script runs, unless one was chosen before that. */
function TimeZoneField({ label, options }: { label: string; options: Option[] }) {
  const [proposed, setProposed] = useState("");
  useEffect(() => {
    const chosen = document.querySelector<HTMLSelectElement>("select[name=timeZone]")?.value;
    if (!chosen) setProposed(presentName(Intl.DateTimeFormat().resolvedOptions().timeZone));
  }, []);
  const isListed = options.some((option) => option.value === proposed);
  return (
    <SelectField
      key={proposed}
      name="timeZone"
      label={label}
      options={options}
      initial={isListed ? proposed : ""}
    />
  );
}
