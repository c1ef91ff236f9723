import type { MailName } from "#lib/values/mail.ts";
import AccessEnded, { type AccessEndedProps } from "./access-ended.tsx";
import BoostRequested, { type BoostRequestedProps } from "./boost-requested.tsx";
import Credentials, { type CredentialsProps } from "./credentials.tsx";
import EmailChanged, { type EmailChangedProps } from "./email-changed.tsx";
import PasswordChanged, { type PasswordChangedProps } from "./password-changed.tsx";
import PasswordReset, { type PasswordResetProps } from "./password-reset.tsx";
import SeatCharged, { type SeatChargedProps } from "./seat-charged.tsx";
import SetUpGuide, { type SetUpGuideProps } from "./set-up-guide.tsx";
import type { Template } from "./template.ts";

export type { MailName };

/** What each mail needs to be written; plain JSON, so that it can wait in the outbox. */
export type MailProps = {
  credentials: CredentialsProps;
  "set-up-guide": SetUpGuideProps;
  "password-reset": PasswordResetProps;
  "password-changed": PasswordChangedProps;
  "email-changed": EmailChangedProps;
  "seat-charged": SeatChargedProps;
  "boost-requested": BoostRequestedProps;
  "access-ended": AccessEndedProps;
};

/** Every mail the system can send. */
export const mails: { readonly [Name in MailName]: Template<MailProps[Name]> } = {
  credentials: Credentials,
  "set-up-guide": SetUpGuide,
  "password-reset": PasswordReset,
  "password-changed": PasswordChanged,
  "email-changed": EmailChanged,
  "seat-charged": SeatCharged,
  "boost-requested": BoostRequested,
  "access-ended": AccessEnded,
};

export function isMailName(name: string): name is MailName {
  return Object.hasOwn(mails, name);
}
