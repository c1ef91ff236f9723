import { Agent, get } from "node:http";
import { inRounds, ratePerSecond } from "./rounds.mjs";

const atOnce = 4;
const rounds = 9;
const seconds = 2;

/** Letters that stand in few of the names that the organisation is filled with, and letters that stand in every address. */
const rareLetters = "d3d94";
const commonLetters = "example";

/**
 * How many pages per second each application answers, by round, over connections that are kept.
 *
 * @param {{ empty: string, rollcall: string, cookies: Record<number, string> }} where
 */
export async function pagesPerSecond({ empty, rollcall, cookies }) {
  const connections = new Agent({ keepAlive: true, maxSockets: atOnce });
  const turn = (url, cookie) => () =>
    ratePerSecond(() => page(connections, url, cookie), { atOnce, seconds });
  const rates = await inRounds(
    {
      emptyPages: turn(`${empty}/`),
      firstPages: turn(`${rollcall}/agents`, cookies[100000]),
      firstPagesOfThousand: turn(`${rollcall}/agents`, cookies[1000]),
      searches: turn(`${rollcall}/agents?q=${rareLetters}`, cookies[100000]),
      commonSearches: turn(`${rollcall}/agents?q=${commonLetters}`, cookies[100000]),
      lastPages: turn(`${rollcall}/agents?last=1`, cookies[100000]),
    },
    rounds,
  );
  connections.destroy();
  return rates;
}

/** Anything but a whole page ends the run: a redirect to /sign-in is quick, and would pass for one. */
function page(agent, url, cookie) {
  const headers = { accept: "text/html", ...(cookie && { cookie }) };
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.resume();
      response.once("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
      response.once("error", reject);
    }).once("error", reject);
  });
}
