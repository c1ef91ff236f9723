"use client";

import { Notice } from "#components/ui/notice.tsx";
import { ExtensionForm, type ExtensionWords } from "../extension-form.tsx";
import { addExtensionAction, type ExtensionAdded } from "./actions.ts";

interface AddExtensionFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: ExtensionWords;
  /** The next free one; empty where the ranges are used up. */
  proposed: string;
}

export function AddExtensionForm({ proposed, ...props }: AddExtensionFormProps) {
  return (
    <ExtensionForm<ExtensionAdded>
      {...props}
      action={addExtensionAction}
      loadSchema={() => import("#lib/extensions/schema.ts").then((schema) => schema.AddExtension)}
      initial={{ number: proposed, type: "SIP", hasVoicemail: false, greeting: "" }}
      done={({ title, text, href, open, another }) => (
        <div className="grid max-w-xl gap-4">
          <Notice tone="success" title={title}>
            {text}
          </Notice>
          <p className="flex flex-wrap gap-4">
            <a href={href} className="font-medium text-accent hover:underline">
              {open}
            </a>
            <a href="/extensions/new" className="font-medium text-accent hover:underline">
              {another}
            </a>
          </p>
        </div>
      )}
    />
  );
}
