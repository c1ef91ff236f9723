import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { anMp3, anOgg, aWav } from "../lib/recordings/testing/sounds.ts";
import { anAddress, sendAddAgent, signedIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const wav = (name = "x.wav", content: Uint8Array = aWav()) => ({
  name,
  mimeType: "audio/wav",
  buffer: Buffer.from(content),
});

async function upload(page: Page, title: string, file: ReturnType<typeof wav>): Promise<void> {
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Sound file").setInputFiles(file);
  await page.getByRole("button", { name: "Upload" }).click();
}

const drops = (page: Page) => page.locator("#voicemail-drops");
const keptDrops = (
  rollcall: { database: { rows(sql: string, values: string[]): Promise<unknown[]> } },
  id: string,
) => rollcall.database.rows("select name, format from recordings where agent_id = $1 order by name", [id]);

for (const javaScriptEnabled of [true, false]) {
  test(`a voicemail drop is uploaded, listed and deleted, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { agents } = await organisation({ agents: 1 });
    const agent = agents[0];
    if (!agent) throw new Error("no agent");
    const page = await signedIn(browserOf, agent, { javaScriptEnabled });
    await page.goto("/profile");
    await expect(drops(page).getByText("There is none yet.")).toBeVisible();
    await upload(page, "Call <b>back</b>", wav("x.html"));
    await expect(page.getByText("The voicemail drop is added.")).toBeVisible();
    await expect(drops(page).getByText("Call <b>back</b>", { exact: true })).toBeVisible();
    await expect(drops(page).getByText("WAV, 0:01, 15.7 kB")).toBeVisible();
    await upload(page, "Two", { ...wav("y", anMp3()), mimeType: "text/html" });
    await expect(drops(page).getByText("MP3, 0:01")).toBeVisible();
    await upload(page, "Three", wav("z.ogg", anOgg()));
    await expect(drops(page).getByText("OGG, 0:02")).toBeVisible();
    await expect(drops(page).getByText("3 voicemail drops of 500")).toBeVisible();

    await drops(page)
      .getByRole("listitem")
      .filter({ hasText: "Two" })
      .getByRole("button", { name: "Delete" })
      .click();
    await expect(page.getByRole("heading", { name: "Delete “Two”?" })).toBeVisible();
    const scope = javaScriptEnabled ? page.getByRole("dialog") : page.locator("main");
    await scope.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("The voicemail drop is deleted.")).toBeVisible();
    await expect(drops(page).getByRole("listitem")).toHaveCount(2);
    if (javaScriptEnabled) await expect(page.locator(":focus")).toHaveText("The voicemail drop is deleted.");
    expect(await keptDrops(rollcall, agent.id)).toEqual([
      { name: "Call <b>back</b>", format: "wav" },
      { name: "Three", format: "ogg" },
    ]);
  });

  test(`what is no sound is refused with a sentence, keeping the title, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browserOf,
    organisation,
    rollcall,
  }) => {
    const { admin } = await organisation();
    const page = await signedIn(browserOf, admin, { javaScriptEnabled });
    await page.goto("/profile");
    const lying = aWav();
    new DataView(lying.buffer).setUint32(40, 900_000_000, true);
    const bytes = (text: string) => new Uint8Array(Buffer.from(text));
    const notAudio = "This is not a WAV, MP3 or Ogg file, whatever it is called.";
    const cases: [title: string, file: ReturnType<typeof wav>, sentence: string][] = [
      ["HTML", wav("x.wav", bytes("<!doctype html><script>alert(1)</script>")), notAudio],
      ["Zip", wav("x.wav", bytes("PK\u0003\u0004 and so on")), notAudio],
      ["Empty", wav("x.wav", bytes("")), "This file is empty: there is no sound in it."],
      [
        "Cut",
        wav("x.wav", aWav().subarray(0, 4000)),
        "This file is damaged or cut off. Save it again and try once more.",
      ],
      ["Lying", wav("x.wav", lying), "This file is damaged or cut off. Save it again and try once more."],
      ["Long", wav("x.wav", aWav(181)), "A voicemail drop lasts at most 3 minutes."],
      ["../../x", wav(), "A title is not a path such as ../x. Choose another."],
      ["Path", wav("../../x"), "The name of this file is a path. Rename the file and try again."],
      ["x".repeat(101), wav(), "A title has at most 100 characters."],
    ];
    // Without the script one about the file, one about its name and one about the title.
    const some = ["HTML", "Path", "../../x"];
    for (const [title, file, sentence] of cases) {
      if (!javaScriptEnabled && !some.includes(title)) continue;
      await upload(page, title, file);
      if (!javaScriptEnabled) await page.waitForURL((url) => url.searchParams.get("title") === title);
      await expect(page.getByText(sentence), title).toBeVisible();
      await expect(page.getByLabel("Title")).toHaveValue(title);
      if (javaScriptEnabled) expect(await chosenFiles(page), title).toBe(1);
    }
    await page.getByLabel("Title").fill("Nothing");
    await page.getByLabel("Sound file").setInputFiles([]);
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(page.getByText("Choose a sound file, or record one.")).toBeVisible();
    if (javaScriptEnabled) {
      await upload(page, "Large", wav("x.wav", new Uint8Array(12 * 1024 * 1024)));
      await expect(page.getByText("This file is larger than 10 MiB.")).toBeVisible();
    }
    expect(await keptDrops(rollcall, admin.id)).toEqual([]);
  });
}

/** How many files the form holds. */
const chosenFiles = (page: Page) =>
  page.getByLabel("Sound file").evaluate((input: HTMLInputElement) => input.files?.length);

test("an upload leaves what stands unsaved in the other forms of the page, and takes the next sound", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { agents } = await organisation({ agents: 1 });
  const [agent] = agents;
  if (!agent) throw new Error("no agent");
  const page = await signedIn(browserOf, agent);
  await page.goto("/profile");
  await page.getByLabel("Name", { exact: true }).fill("Half typed");
  for (const title of ["One", "Two"]) {
    await upload(page, title, wav());
    await expect(drops(page).getByText(title, { exact: true })).toBeVisible();
    await expect(page.getByText("The voicemail drop is added.")).toBeVisible();
    await expect(page.getByLabel("Title")).toHaveValue("");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Half typed");
  }
  expect(await keptDrops(rollcall, agent.id)).toHaveLength(2);
});

test("500 MB are refused with a sentence", async ({ browserOf, organisation, rollcall }) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const size = 500 * 1024 * 1024;
  let left = size;
  const body = new ReadableStream({
    pull(controller) {
      if (left === 0) return controller.close();
      const piece = Math.min(left, 1024 * 1024);
      left -= piece;
      controller.enqueue(new Uint8Array(piece));
    },
  });
  const answer = await fetch(`${rollcall.url}/api/recordings`, {
    method: "POST",
    headers: { cookie, "content-type": "multipart/form-data; boundary=b" },
    body,
    duplex: "half",
    redirect: "manual",
  } as RequestInit);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/profile?recording=recording-too-large#voicemail-drops");
  expect(await keptDrops(rollcall, admin.id)).toEqual([]);
});

test("a voicemail drop plays, and is served in parts to those who may hear it", async ({
  browserOf,
  organisation,
}) => {
  const { admin, managers, agents } = await organisation({ managers: 1, agents: 2 });
  const [agent, colleague] = agents;
  const manager = managers[0];
  if (!agent || !colleague || !manager) throw new Error("nobody there");
  const page = await signedIn(browserOf, manager);
  await page.goto(`/agents/${agent.id}`);
  await page.getByText("Add a voicemail drop").click();
  const content = Buffer.from(aWav(20));
  await upload(page, "Grüße ‘é’", wav("x.wav", content));
  await expect(page.getByText("The voicemail drop is added.")).toBeVisible();

  const player = page.locator("audio");
  await expect(player).toHaveAccessibleName("Listen to Grüße ‘é’");
  const duration = await player.evaluate(async (audio: HTMLAudioElement) => {
    const playing = new Promise((resolve, reject) => {
      audio.addEventListener("canplay", resolve, { once: true });
      audio.addEventListener("error", () => reject(new Error(audio.error?.message)), { once: true });
    });
    audio.load();
    await playing;
    return audio.duration;
  });
  expect(duration).toBeCloseTo(20, 1);
  const moved = await player.evaluate(async (audio: HTMLAudioElement) => {
    const sought = new Promise((resolve) => audio.addEventListener("seeked", resolve, { once: true }));
    audio.currentTime = 15;
    await sought;
    return audio.currentTime;
  });
  expect(moved).toBe(15);

  const address = (await player.getAttribute("src")) ?? "";
  const request = page.context().request;
  const whole = await request.get(address);
  expect(whole.status()).toBe(200);
  expect(await whole.body()).toEqual(content);
  const headers = whole.headers();
  expect(headers).toMatchObject({
    "content-type": "audio/wav",
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
    "content-disposition": `attachment; filename="voicemail-drop.wav"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%E2%80%98%C3%A9%E2%80%99.wav`,
  });
  await served(request, address, headers.etag ?? "", content);

  for (const who of [admin, agent]) {
    const { request: theirs } = (await signedIn(browserOf, who)).context();
    expect((await theirs.get(address)).status()).toBe(200);
  }
  const { request: others } = (await signedIn(browserOf, colleague)).context();
  expect((await others.get(address)).status()).toBe(403);
  const nobody = (await browserOf()).request;
  expect((await nobody.get(address, { maxRedirects: 0 })).headers().location).toContain("/sign-in");
});

async function served(
  request: APIRequestContext,
  address: string,
  etag: string,
  content: Buffer,
): Promise<void> {
  const part = await request.get(address, { headers: { range: "bytes=100000-199999" } });
  expect(part.status()).toBe(206);
  expect(part.headers()["content-range"]).toBe(`bytes 100000-199999/${content.length}`);
  expect(await part.body()).toEqual(content.subarray(100_000, 200_000));
  const end = await request.get(address, { headers: { range: "bytes=-5", "if-range": etag } });
  expect(end.status()).toBe(206);
  expect(await end.body()).toEqual(content.subarray(-5));
  const changed = await request.get(address, { headers: { range: "bytes=-5", "if-range": '"another"' } });
  expect(changed.status()).toBe(200);
  const outside = await request.get(address, { headers: { range: `bytes=${content.length}-` } });
  expect(outside.status()).toBe(416);
  expect(outside.headers()["content-range"]).toBe(`bytes */${content.length}`);
  const known = await request.get(address, { headers: { "if-none-match": etag } });
  expect(known.status()).toBe(304);
  const head = await request.head(address);
  expect(head.status()).toBe(200);
  expect(head.headers()).toMatchObject({ "accept-ranges": "bytes", etag });
}

test("what is spoken into the microphone is kept as a WAV file, whatever goes wrong on the way", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const page = await signedIn(browserOf, admin);
  await page.addInitScript(() => {
    // In the place of a microphone, which no machine that tests has: a tone.
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext();
      await context.resume();
      const [tone, out] = [context.createOscillator(), context.createMediaStreamDestination()];
      tone.connect(out);
      tone.start();
      Object.assign(window, { microphone: out.stream });
      return out.stream;
    };
  });
  await page.goto("/profile");
  const record = page.getByRole("button", { name: "Record", exact: true });
  const stop = page.getByRole("button", { name: "Stop recording" });
  const recorded = page.getByText("Recorded. Listen to it, then upload it.");
  await record.press("Enter");
  await expect(page.getByText("Recording…")).toBeVisible();
  await expect(stop).toBeFocused();
  await expect(page.getByRole("timer")).toContainText("0:01 / 3:00");
  await page.evaluate(() => {
    // As when a headset is unplugged.
    const { microphone } = window as unknown as { microphone: MediaStream };
    for (const track of microphone.getTracks()) track.stop();
  });
  await expect(recorded).toBeVisible();
  await record.press("Enter");
  await expect(page.getByRole("timer")).toContainText("0:02 / 3:00");
  await stop.press("Enter");
  await expect(recorded).toBeVisible();
  await expect(record).toBeFocused();

  const send = () => page.getByRole("button", { name: "Upload" }).click();
  await send();
  await expect(page.getByLabel("Title")).toHaveAccessibleDescription("Enter a title.");
  await expect(page.getByLabel("Title")).toBeFocused();
  await page.getByLabel("Title").fill("Spoken");
  await page.route("**/api/recordings", (route) => route.abort("aborted"), { times: 1 });
  await send();
  await expect(page.getByText("The server did not answer.")).toBeVisible();
  const end = (to: string) =>
    rollcall.database.rows(`update sessions set ends_at = now() ${to} interval '1 day' where agent_id = $1`, [
      admin.id,
    ]);
  await end("-");
  await send();
  await expect(page.getByText("You are not signed in any more, so nothing was saved.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in in a new tab" })).toBeVisible();
  await end("+");
  expect(await chosenFiles(page)).toBe(1);
  await send();
  await expect(page.getByText("The voicemail drop is added.")).toBeVisible();
  expect(await keptDrops(rollcall, admin.id)).toEqual([{ name: "Spoken", format: "wav" }]);
});

test("a form from another site, one sent twice, and one after signing out", async ({
  browserOf,
  organisation,
  rollcall,
}) => {
  const { admin } = await organisation();
  const { request } = (await signedIn(browserOf, admin)).context();
  const send = (headers: Record<string, string>, key = randomUUID()) =>
    request.post("/api/recordings", {
      headers,
      maxRedirects: 0,
      multipart: { key, title: `Drop ${key}`, file: wav() },
    });
  expect((await send({ origin: "https://evil.example" })).status()).toBe(403);
  expect((await send({ "sec-fetch-site": "cross-site" })).status()).toBe(403);
  expect((await send({ origin: "null" })).status()).toBe(403);
  const key = randomUUID();
  for (let time = 0; time < 2; time += 1) {
    const answer = await send({ "sec-fetch-site": "same-origin" }, key);
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toContain("recording=added");
  }
  expect(await keptDrops(rollcall, admin.id)).toHaveLength(1);
  await rollcall.database.rows(
    "update sessions set ended_at = now(), ended_because = 'signed-out' where agent_id = $1",
    [admin.id],
  );
  const ended = await send({ "sec-fetch-site": "same-origin" });
  expect([ended.status(), ended.headers().location]).toEqual([
    303,
    "/sign-in?reason=signed-out&to=%2Fprofile&unsaved=1",
  ]);
  expect(await keptDrops(rollcall, admin.id)).toHaveLength(1);
});

test("a sound chosen on Add Agent is sent again when the answer was lost, and kept once; the password stays in sight", async ({
  browserOf,
  organisation,
  rollcall,
  expected,
}) => {
  const { admin } = await organisation({ vacantSeats: 1 });
  const page = await signedIn(browserOf, admin);
  expected.answers(502, /^\/api\/recordings$/);
  let lost = 0;
  await page.route("**/api/recordings?agent=*", async (route) => {
    // Kept by the server, and never told to the browser.
    const answer = await route.fetch();
    await (lost++ === 0 ? route.fulfill({ status: 502 }) : route.fulfill({ response: answer }));
  });
  await page.goto("/agents/new");
  const email = anAddress("voice");
  await page.getByLabel("Email Address").fill(email);
  await page.getByLabel("Name of Agent").fill("Vera Voice");
  await page.getByText("Voicemail drops and SMS templates").click();
  await page.getByLabel("Voicemail drops", { exact: true }).setInputFiles(wav("Call back.wav"));
  await sendAddAgent(page);

  const sent = page.getByRole("region", { name: "Voicemail drops" }).getByRole("listitem");
  await expect(sent).toContainText("Call back.wav");
  await sent.getByRole("button", { name: "Try again" }).click();
  await expect(sent).toHaveText(/Added$/);
  await expect(page.getByText("Temporary password")).toBeVisible();
  const kept = await rollcall.database.rows(
    "select r.name from recordings r join agents a on a.id = r.agent_id where a.email = $1",
    [email],
  );
  expect(kept).toEqual([{ name: "Call back" }]);
});
