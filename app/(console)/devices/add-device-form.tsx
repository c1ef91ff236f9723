"use client";

import { Form } from "#components/ui/form.tsx";
import { NewOnceDone } from "#components/ui/new-once-done.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { addDeviceAction } from "./actions.ts";

interface AddDeviceFormProps extends DeviceFieldsProps {
  formKey: string;
  seatId: string;
  sentences: Record<string, string>;
  words: Record<"add" | "adding", string> & DeviceFieldsProps["words"];
}

export function AddDeviceForm({ formKey, seatId, sentences, kinds, words }: AddDeviceFormProps) {
  return (
    <Form<string>
      action={addDeviceAction}
      loadSchema={() => import("#lib/devices/schema.ts").then((schema) => schema.AddDevice)}
      sentences={sentences}
      submit={words.add}
      pending={words.adding}
      look="plain"
      idempotencyKey={formKey}
      saved={(sentence) => sentence}
    >
      <input type="hidden" name="seatId" value={seatId} />
      <NewOnceDone>
        <DeviceFields kinds={kinds} words={words} />
      </NewOnceDone>
    </Form>
  );
}

interface DeviceFieldsProps {
  kinds: { value: string; label: string }[];
  words: Record<"kind" | "name" | "nameHelp" | "mac" | "macHelp", string>;
}

/** The MAC address is in sight for a desk phone only, by style alone, so that it needs no script. */
function DeviceFields({ kinds, words }: DeviceFieldsProps) {
  return (
    <div className="group/kind grid gap-5">
      <SelectField name="kind" label={words.kind} options={kinds} initial={kinds[0]?.value} />
      <TextField name="name" label={words.name} help={words.nameHelp} autoComplete="off" />
      <div className="hidden group-has-[option[value=desk-phone]:checked]/kind:block">
        <TextField
          name="mac"
          label={words.mac}
          help={words.macHelp}
          autoComplete="off"
          autoCapitalize="none"
        />
      </div>
    </div>
  );
}
