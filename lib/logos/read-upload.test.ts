import { expect, test } from "vitest";
import { DRAWN_FOR } from "#lib/values/form-state.ts";
import { newId } from "#lib/values/ids.ts";
import { readLogoUpload } from "./read-upload.ts";

const actor = { agentId: newId<"agents">() };

test.each([
  ["is taken from whom it was drawn for", actor.agentId, { ok: true }],
  [
    "is refused from somebody who has signed in since",
    newId<"agents">(),
    { ok: false, refusal: "signedInAsOther" },
  ],
])("the form of a logo %s", async (_, drawnFor, read) => {
  const body = new FormData();
  body.set("key", newId<"idempotency_keys">());
  body.set(DRAWN_FOR, drawnFor);
  body.set("file", new File(["a picture"], "logo.png"));
  const request = new Request("http://localhost/api/logo", { method: "POST", body });
  expect(await readLogoUpload(request, actor)).toMatchObject(read);
});
