/** Tells a password manager whose password the form is about. It has no name, so it is not sent, and nobody sees it. */
export function HiddenUsername({ email }: { email: string }) {
  return <input type="text" autoComplete="username" defaultValue={email} readOnly hidden />;
}
