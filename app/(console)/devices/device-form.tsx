"use client";

import { Form } from "#components/ui/form.tsx";
import { pairDeviceAction, removeDeviceAction } from "./actions.ts";

interface DeviceFormProps {
  act: "pair" | "remove";
  formKey: string;
  deviceId: string;
  sentences: Record<string, string>;
  words: Record<"submit" | "pending", string>;
}

/** One button beside a device; the list then says what came of it. */
export function DeviceForm({ act, formKey, deviceId, sentences, words }: DeviceFormProps) {
  return (
    <Form
      action={act === "pair" ? pairDeviceAction : removeDeviceAction}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      look="quiet"
      idempotencyKey={formKey}
    >
      <input type="hidden" name="deviceId" value={deviceId} />
    </Form>
  );
}
