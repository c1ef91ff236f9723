import type { APIRequestContext, APIResponse } from "@playwright/test";
import { type Action, actions } from "./tree.ts";

export type Fields = Record<string, string | readonly string[]>;

/** `key`: the folder's address and the name that its actions.ts exports, `/agents/new#addAgentAction`. */
export function actionOf(key: string): Action {
  const found = actions().find((action) => action.key === key);
  if (!found) throw new Error(`the build has no action ${key}`);
  return found;
}

interface RawAction {
  /** Where it is posted to: any page will do, for anyone. */
  path: string;
  fields?: Fields;
  /** In place of what the form's script would send. */
  body?: { data: string | Buffer; type: string };
  headers?: Record<string, string>;
}

/** Sends an action as the form's own script would, but without the form: as anybody can who knows its id. */
export function sendAction(
  request: APIRequestContext,
  { id }: { id: string },
  { path, fields = {}, body = formBody(fields), headers = {} }: RawAction,
): Promise<APIResponse> {
  return request.post(path, {
    headers: { "Next-Action": id, Accept: "text/x-component", "Content-Type": body.type, ...headers },
    data: body.data,
    maxRedirects: 0,
  });
}

/**
 * Posts an action's form as a browser without the script does, from a page of `origin`. Where the action leads elsewhere the answer is
 * the way there; to who asks as the script does Next sends that page along, drawn.
 */
export function postForm(
  request: APIRequestContext,
  { id }: { id: string },
  { path, fields, origin }: { path: string; fields: Record<string, string>; origin: string },
): Promise<APIResponse> {
  const { data, type } = multipart([
    ["$ACTION_REF_1", ""],
    ["$ACTION_1:0", JSON.stringify({ id, bound: "$@1" })],
    ["$ACTION_1:1", '[{"status":"new"}]'],
    ...Object.entries(fields),
  ]);
  return request.post(path, { headers: { "Content-Type": type, Origin: origin }, data, maxRedirects: 0 });
}

const boundary = "----rollcall-e2e";

/** React's encoding of the two arguments of a form's action: the state before, and the form. */
function formBody(fields: Fields): { data: string; type: string } {
  const sent = Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [`_1_${name}`, value]),
  );
  return multipart([...sent, ["0", '[{"status":"new"},"$K1"]']]);
}

export function multipart(parts: readonly (readonly [string, string])[]): { data: string; type: string } {
  const written = parts.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    data: `${written.join("")}--${boundary}--\r\n`,
    type: `multipart/form-data; boundary=${boundary}`,
  };
}

/** The arguments as JSON, as a script sends them when there is no form among them. */
export function json(value: unknown): { data: string; type: string } {
  return { data: JSON.stringify(value), type: "text/plain;charset=UTF-8" };
}
