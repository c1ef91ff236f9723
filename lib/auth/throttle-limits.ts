/** What is being tried; each has counters of its own, so that none uses up another's. */
export type AttemptPurpose = keyof typeof budgets;

const minute = 60;
const hour = 60 * minute;

/**
 * How many attempts that have not succeeded an account and an address have, in how many seconds (product.md, "Getting in").
 * Mails are few: a stranger's requests must not fill somebody's mailbox.
 */
export const budgets = {
  "sign-in": { account: { points: 10, seconds: 15 * minute }, address: { points: 100, seconds: hour } },
  "password-check": {
    account: { points: 10, seconds: 15 * minute },
    address: { points: 100, seconds: hour },
  },
  "forgot-password": { account: { points: 3, seconds: hour }, address: { points: 20, seconds: hour } },
};
