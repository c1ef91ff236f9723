import Link from "next/link";
import { notFound } from "next/navigation";
import { mails } from "#emails/registry.ts";

/** Every mail with its example, for whoever writes one; not there in production. */
export default function MailPreviews() {
  if (process.env.NODE_ENV === "production") notFound();

  return (
    <main>
      <h1>Mail previews</h1>
      <ul>
        {Object.keys(mails).map((name) => (
          <li key={name}>
            <Link href={`/dev/mail/${name}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
