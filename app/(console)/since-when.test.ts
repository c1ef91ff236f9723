import { expect, test } from "vitest";
import { sinceWhen } from "./since-when.ts";

const now = new Date("2026-03-05T03:00:00Z");

test.each([
  ["earlier today", "2026-03-05T01:00:00Z", "Europe/Berlin", { time: "02:00" }],
  [
    "yesterday, less than a day ago",
    "2026-03-04T22:30:00Z",
    "Europe/Berlin",
    { moment: "4 Mar 2026, 23:30" },
  ],
  ["yesterday in UTC, and today there", "2026-03-04T22:30:00Z", "America/New_York", { time: "17:30" }],
  ["weeks ago, at the same time", "2026-02-05T03:00:00Z", "UTC", { moment: "5 Feb 2026, 03:00" }],
])("since %s", (_, since, timeZone, said) => {
  expect(sinceWhen(new Date(since), now, { locale: "en-GB", timeZone })).toEqual(said);
});
