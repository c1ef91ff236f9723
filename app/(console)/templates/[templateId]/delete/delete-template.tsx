import { DeletePersonal } from "#app/(console)/delete-personal.tsx";
import type { AgentId, TemplateId } from "#lib/values/ids.ts";
import { deleteTemplateAction } from "./actions.ts";

export interface DeletedTemplate {
  template: { id: TemplateId; title: string; owner: { id: AgentId; name: string } };
  isOwn: boolean;
}

export function DeleteTemplate({ template: { id, owner }, isOwn }: DeletedTemplate) {
  const hidden = { templateId: id };
  return <DeletePersonal of="templates" action={deleteTemplateAction} {...{ owner, isOwn, hidden }} />;
}
