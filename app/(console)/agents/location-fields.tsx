"use client";

import { useEffect, useRef, useState } from "react";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { LocationChoices, LocationWords } from "./location-choices.ts";

interface LocationFieldsProps {
  words: LocationWords;
  /** Null where there is none to choose. */
  choices: LocationChoices | null;
  initial: Readonly<Partial<Record<"worksFrom" | "locationId" | "mayEditContacts", string>>>;
}

/** Where somebody's calls go, and whether contacts may be edited. What the script adds are the distances of what was typed. */
export function LocationFields({ words, choices, initial }: LocationFieldsProps) {
  const end = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState(choices);

  useEffect(() => {
    const form = end.current?.closest("form");
    let latest = 0;
    const ask = async ({ target }: Event) => {
      if (!form || !(target instanceof HTMLInputElement) || !asked.includes(target.name)) return;
      const typed = new FormData(form);
      const fields = [...asked, "agentId"].map((name) => [name, String(typed.get(name) ?? "")]);
      const turn = ++latest;
      // Without an answer, the distances stay as they are: the server finds the nearest in any case.
      const answer = await fetch(`/api/server-locations?${new URLSearchParams(fields)}`).catch(() => null);
      if (!answer?.ok || answer.redirected) return;
      const next = await answer.json();
      if (turn === latest) setShown(next);
    };
    form?.addEventListener("change", ask);
    return () => form?.removeEventListener("change", ask);
  }, []);

  return (
    <Fieldset legend={words.section}>
      {shown && (
        <>
          <TextField
            name="worksFrom"
            label={words.worksFrom}
            help={
              <>
                {words.worksFromHelp}{" "}
                <span role="status" className="font-medium text-danger">
                  {shown.problem}
                </span>
              </>
            }
            initial={initial.worksFrom}
            list="places"
            autoComplete="off"
            optional
          />
          <SelectField
            name="locationId"
            label={words.serverLocation}
            help={shown.from}
            options={shown.options}
            initial={initial.locationId}
          />
        </>
      )}
      <CheckboxField
        name="mayEditContacts"
        label={words.mayEditContacts}
        help={words.mayEditContactsHelp}
        initial={initial.mayEditContacts === "on"}
      />
      <span ref={end} hidden />
    </Fieldset>
  );
}

/** The fields that say where somebody works. */
const asked = ["worksFrom", "mobile", "landLine"];
