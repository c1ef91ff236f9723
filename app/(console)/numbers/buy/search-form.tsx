"use client";

import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";

interface SearchFormProps {
  /** What the address says, as it was typed. */
  typed: { country: string; areaCode: string; contains: string; sms: boolean; voice: boolean };
  /** For which seat a number is looked for; null when for none yet. */
  seatId: string | null;
  /** Sentences by field. */
  errors: Record<string, string>;
  countries: Option[];
  words: Record<"country" | "areaCode" | "contains" | "containsHelp" | "sms" | "voice" | "submit", string>;
}

/** A plain search: what is asked for goes into the address, and the page answers, mistakes included. */
export function SearchForm({ typed, seatId, errors, countries, words }: SearchFormProps) {
  const id = useId();
  const problems = Object.entries(errors).map(([field, sentence]) => ({ field, sentence }));
  return (
    <FormContext
      value={{
        id,
        typed: null,
        answers: 0,
        done: 0,
        quote: null,
        errorAt: (field) => errors[field],
        besideAt: () => undefined,
        register: () => ({ onChange: stays, onBlur: stays }),
      }}
    >
      <search>
        <form
          key={JSON.stringify(typed)}
          method="get"
          action="/numbers/buy"
          className="grid max-w-3xl gap-4 rounded-lg border border-line bg-surface p-4 sm:grid-cols-3 sm:items-start sm:p-5"
        >
          {problems.length > 0 && (
            <div className="sm:col-span-3">
              <ErrorSummary formId={id} problems={problems} refusals={1} hindrance={null} />
            </div>
          )}
          {seatId && <input type="hidden" name="seat" value={seatId} />}
          <SelectField name="country" label={words.country} options={countries} initial={typed.country} />
          <TextField
            name="areaCode"
            label={words.areaCode}
            inputMode="numeric"
            autoComplete="off"
            initial={typed.areaCode}
            optional
          />
          <TextField
            name="contains"
            label={words.contains}
            help={words.containsHelp}
            inputMode="numeric"
            autoComplete="off"
            initial={typed.contains}
            optional
          />
          <div className="flex flex-wrap gap-x-6 gap-y-2 sm:col-span-3">
            <CheckboxField name="sms" label={words.sms} initial={typed.sms} />
            <CheckboxField name="voice" label={words.voice} initial={typed.voice} />
          </div>
          <div>
            <Button type="submit" look="primary">
              {words.submit}
            </Button>
          </div>
        </form>
      </search>
    </FormContext>
  );
}

const stays = async () => {};
