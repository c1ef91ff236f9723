import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { operationFor } from "./twilio-specification.ts";

export const accountSid = `AC${"a".repeat(32)}`;
export const authToken = "a token of the test's";

/** In place of the right answer: a status with Twilio's code for it, silence, a broken line before or after the deed, or the right one at great length. */
type Trouble =
  | { status: number; code: number }
  | { slowMs: number }
  | "reset before"
  | "reset after"
  | "no JSON"
  | "too long";

interface Listed {
  number: string;
  locality: string | null;
  region: string | null;
  sms: boolean;
}

/** A Twilio over real HTTP, with a stock and an account; it knows only what the specification describes. */
export interface FakeTwilio {
  baseUrl: string;
  /** What goes wrong with the next requests, in turn; afterwards all goes well. */
  troubles: Trouble[];
  /** By area code; each of them has a place of its own. */
  stock: Listed[];
  owned: { sid: string; number: string; friendlyName: string }[];
  /** "POST IncomingPhoneNumbers", in order. */
  requests: string[];
  queries: Record<string, string>[];
  /** What either side said that the specification does not allow; a test ends with none. */
  violations: string[];
  close(): Promise<void>;
}

export async function fakeTwilio(): Promise<FakeTwilio> {
  const server = createServer((request, response) => {
    void serve(fake, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const fake: FakeTwilio = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    troubles: [],
    stock: [],
    owned: [],
    requests: [],
    queries: [],
    violations: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

async function serve(fake: FakeTwilio, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", fake.baseUrl);
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  const query = Object.fromEntries(url.searchParams);
  const body = Object.fromEntries(new URLSearchParams(text));
  const operation = operationFor(request.method ?? "", url.pathname);
  if (!operation) {
    fake.violations.push(`no such operation: ${request.method} ${url.pathname}`);
    response.writeHead(404).end();
    return;
  }
  fake.requests.push(operation.id);
  fake.queries.push(query);
  fake.violations.push(...operation.refuseRequest({ headers: request.headers, query, body }));
  const login = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  if (request.headers.authorization !== login) return refuse(response, 401, 20003);

  const trouble = fake.troubles.shift();
  if (trouble === "reset before") return void request.socket.destroy();
  if (trouble === "no JSON") return void response.writeHead(201).end("<html>");
  if (typeof trouble === "object" && "status" in trouble) {
    return refuse(response, trouble.status, trouble.code);
  }
  const answer = answerTo(fake, operation.id, { query, body, sid: operation.path.Sid ?? "" });
  if (trouble === "reset after") return void request.socket.destroy();
  if (typeof trouble === "object") await pause(trouble.slowMs);
  if (answer.status >= 400) return refuse(response, answer.status, answer.code ?? 0);
  fake.violations.push(...operation.refuseAnswer(answer.status, answer.body));
  const said = answer.body === undefined ? "" : JSON.stringify(answer.body);
  response.writeHead(answer.status, json).end(trouble === "too long" ? said.padEnd(5_000_000) : said);
}

const json = { "content-type": "application/json" };

function refuse(response: ServerResponse, status: number, code: number): void {
  response.writeHead(status, json).end(JSON.stringify({ status, code, message: "", more_info: "" }));
}

interface Answer {
  status: number;
  code?: number;
  body?: unknown;
}

interface Asked {
  query: Record<string, string>;
  body: Record<string, string>;
  sid: string;
}

function answerTo(fake: FakeTwilio, id: string, { query, body, sid }: Asked): Answer {
  switch (id) {
    case "ListAvailablePhoneNumberLocal":
      return { status: 200, body: { available_phone_numbers: search(fake, query).map(listed) } };
    case "ListIncomingPhoneNumber": {
      const found = fake.owned.filter(({ number }) => number === query.PhoneNumber);
      return { status: 200, body: { incoming_phone_numbers: found.map(incoming), next_page_uri: null } };
    }
    case "CreateIncomingPhoneNumber": {
      const wanted = fake.stock.find(({ number }) => number === body.PhoneNumber);
      if (!wanted) return { status: 400, code: 21422 };
      fake.stock = fake.stock.filter((each) => each !== wanted);
      const made = {
        sid: `PN${String(fake.owned.length).padStart(32, "0")}`,
        number: wanted.number,
        friendlyName: body.FriendlyName ?? "",
      };
      fake.owned.push(made);
      return { status: 201, body: incoming(made) };
    }
    default: {
      if (!fake.owned.some((each) => each.sid === sid)) return { status: 404, code: 20404 };
      fake.owned = fake.owned.filter((each) => each.sid !== sid);
      return { status: 204 };
    }
  }
}

/** As Twilio does: by area code, else by nearness, which to this one is the whole country. */
function search(fake: FakeTwilio, query: Record<string, string>): Listed[] {
  const digits = query.Contains?.replace(/[^0-9]/g, "") ?? "";
  return fake.stock.filter(
    ({ number, sms }) =>
      (!query.AreaCode || number.startsWith(`+1${query.AreaCode}`)) &&
      number.includes(digits) &&
      (query.SmsEnabled !== "true" || sms),
  );
}

function listed({ number, locality, region, sms }: Listed) {
  return {
    phone_number: number,
    friendly_name: number,
    locality,
    region,
    iso_country: "US",
    address_requirements: "none",
    beta: false,
    capabilities: { voice: true, sms, mms: false, fax: false },
  };
}

function incoming({ sid, number, friendlyName }: FakeTwilio["owned"][number]) {
  return { sid, account_sid: accountSid, phone_number: number, friendly_name: friendlyName };
}
