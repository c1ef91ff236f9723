import Link from "next/link";
import { notFound } from "next/navigation";
import { mailNames } from "#lib/mail/preview.ts";

/** Every mail with its example, for whoever writes one; not there in production. */
export default function MailPreviews() {
  if (process.env.NODE_ENV === "production") notFound();

  return (
    <main>
      <title>Mail previews · Rollcall</title>
      <h1>Mail previews</h1>
      <ul>
        {mailNames.map((name) => (
          <li key={name}>
            <Link href={`/dev/mail/${name}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
