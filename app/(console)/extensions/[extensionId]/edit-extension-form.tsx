"use client";

import type { ComponentProps } from "react";
import { ExtensionForm } from "../extension-form.tsx";
import { editExtensionAction } from "./actions.ts";

type EditExtensionFormProps = Omit<
  ComponentProps<typeof ExtensionForm<null>>,
  "action" | "loadSchema" | "done" | "saved"
> & { saved: string };

export function EditExtensionForm(props: EditExtensionFormProps) {
  return (
    <ExtensionForm<null>
      {...props}
      action={editExtensionAction}
      loadSchema={() => import("#lib/extensions/schema.ts").then((schema) => schema.EditExtension)}
    />
  );
}
