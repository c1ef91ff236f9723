"use client";

import type { Route } from "next";
import type { ReactNode } from "react";
import { LiveQuote, type LiveQuoteWords } from "#components/live-quote.tsx";
import { Form } from "#components/ui/form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RadioField } from "#components/ui/radio-field.tsx";
import { type Option, type OptionGroup, SelectField } from "#components/ui/select-field.tsx";
import { type FeaturesAnswer, setFeaturesAction } from "./actions.ts";

interface FeaturesFormProps {
  formKey: string;
  agentId: string;
  /** The seat that the person is in; null for none. */
  heldSeat: string | null;
  seats: (Option | OptionGroup)[];
  /** Null for those who see no prices. */
  quote: LiveQuoteWords | null;
  /** Said in place of the seats where there is none to take. */
  noSeats: ReactNode;
  /** The page that the form stands on. */
  page: Route;
  sentences: Record<string, string>;
  words: Record<
    | "features"
    | "enabled"
    | "disabled"
    | "disabledHelp"
    | "seat"
    | "seatHelp"
    | "submit"
    | "pending"
    | "back",
    string
  >;
}

/** In a seat, or in none: with the seat to take and what it costs while there is none. */
export function FeaturesForm({ words, heldSeat, seats, quote, ...props }: FeaturesFormProps) {
  return (
    <Form<FeaturesAnswer>
      action={setFeaturesAction}
      loadSchema={() => import("#lib/seats/schema.ts").then((schema) => schema.SetFeatures)}
      sentences={props.sentences}
      submit={words.submit}
      pending={words.pending}
      look="plain"
      idempotencyKey={props.formKey}
      done={(answer) => <FeaturesSet answer={answer} page={props.page} back={words.back} />}
    >
      <input type="hidden" name="agentId" value={props.agentId} />
      <input type="hidden" name="heldSeat" value={heldSeat ?? ""} />
      <div className="group/features grid gap-5">
        <RadioField
          name="features"
          label={words.features}
          initial={heldSeat ? "enabled" : "disabled"}
          choices={[
            { value: "enabled", label: words.enabled },
            { value: "disabled", label: words.disabled, help: words.disabledHelp },
          ]}
        />
        {heldSeat === null && (
          <div className="hidden gap-5 group-has-[input[value=enabled]:checked]/features:grid">
            {seats.length > 0 ? (
              <SelectField name="seat" label={words.seat} help={words.seatHelp} options={seats} />
            ) : (
              props.noSeats
            )}
            {quote && (
              // Asked for anew once its reader has chosen another language above.
              <LiveQuote key={quote.title} subject="agent" isAsked={isSeatField} first={null} words={quote} />
            )}
          </div>
        )}
      </div>
    </Form>
  );
}

function FeaturesSet({ answer, page, back }: { answer: FeaturesAnswer; page: Route; back: string }) {
  return (
    <div className="grid gap-4">
      <Notice tone="success">{answer.text}</Notice>
      <div className="flex flex-wrap items-center gap-3">
        {answer.link && <LinkButton href={answer.link.href as Route}>{answer.link.label}</LinkButton>}
        <a href={page} className="font-medium text-accent hover:underline">
          {back}
        </a>
      </div>
    </div>
  );
}

const isSeatField = (field: string) => field === "seat";
