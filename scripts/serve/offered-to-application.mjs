import { AsyncLocalStorage } from "node:async_hooks";
import { allowPhone } from "./security-headers.mjs";

const requests = new AsyncLocalStorage();
const closingWorks = [];
const lastWorks = [];

/**
 * What the server offers to the application that runs in it, under a name that both know, since Next bundles the
 * application and they share no module:
 * `failed({ reason, id })`: why the request now being answered fails, and the id under which that was logged. The reason
 *   is one of `fault`, `database-away`, `busy`, `malformed-request`, `cut-short`, `foreign-origin`.
 * `allowPhone(address)`: the page now being answered holds a telephone, which reaches its exchange at this address.
 * `beforeClose(work)`: `work` runs as soon as the server is to stop: it ends answers that go on and on.
 * `beforeStop(work)`: `work` runs, and is waited for, once the last request has been answered.
 */
globalThis[Symbol.for("rollcall.server")] = {
  failed: (failure) => {
    const request = requests.getStore();
    if (request) request.failure = failure;
  },
  allowPhone: (address) => {
    const request = requests.getStore();
    if (request) allowPhone(request.response, address);
  },
  beforeClose: (work) => {
    closingWorks.push(work);
  },
  beforeStop: (work) => {
    lastWorks.push(work);
  },
};

/** Runs `answer` such that a failure reported inside it is put into `request.failure`; `request.response` is what is answered. */
export function collectFailure(request, answer) {
  return requests.run(request, answer);
}

export async function runClosingWorks() {
  await Promise.allSettled(closingWorks.map((work) => work()));
}

export async function runLastWorks() {
  await Promise.allSettled(lastWorks.map((work) => work()));
}
