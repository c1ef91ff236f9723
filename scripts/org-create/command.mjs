export const usage = `npm run org:create -- --organisation "Acme Support" --name "Ada Byron" --email ada@example.com
  --time-zone Europe/Berlin --currency EUR [--cycle monthly|quarterly|annual] [--bill-day 1]
  [--contract-start 2026-01-01 --contract-end 2026-12-31]`;

export const options = /** @type {const} */ ({
  organisation: { type: "string" },
  name: { type: "string" },
  email: { type: "string" },
  "time-zone": { type: "string" },
  currency: { type: "string" },
  cycle: { type: "string", default: "monthly" },
  "bill-day": { type: "string", default: "1" },
  "contract-start": { type: "string" },
  "contract-end": { type: "string" },
});
