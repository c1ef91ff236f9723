import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { actionOf, sendAction } from "./action-request.ts";
import type { TestOrganisation } from "./organisations.ts";
import { addUnseen, anAddress, type Browsers, newPassword, signedIn } from "./people.ts";
import type { Rollcall } from "./rollcall.ts";

/** Somebody on the vacant seat with the SIP extension 700, who has chosen a password; no form of that is drawn. */
export async function aLeaver(
  browserOf: Browsers,
  rollcall: Rollcall,
  { admin, vacantSeats }: TestOrganisation,
) {
  const email = anAddress("leaver");
  const { request } = (await signedIn(browserOf, admin)).context();
  const password = await addUnseen(request, { email, name: "Lee Leaver", seatId: vacantSeats[0] });
  const [row] = await rollcall.database.rows<{ id: string }>("select id from agents where email = $1", [
    email,
  ]);
  await rollcall.database.rows("update extensions set type = 'SIP' where org_id = $1", [admin.orgId]);
  const page = await signedIn(browserOf, { email, password });
  const chosen = await sendAction(
    page.context().request,
    actionOf("/first-password#chooseFirstPasswordAction"),
    {
      path: "/first-password",
      fields: { key: randomUUID(), newPassword, repeatPassword: newPassword },
    },
  );
  expect(chosen.headers()["x-action-redirect"]).toContain("/home");
  await rollcall.settle();
  return { email, id: row?.id ?? "", page };
}

/** The dialog with the script, the page that stands in for it without. */
export const panelOf = (page: Page, javaScriptEnabled: boolean) =>
  javaScriptEnabled ? page.getByRole("dialog") : page.getByRole("main");
