import { notFound } from "next/navigation";
import { preview } from "#lib/mail/preview.ts";

/** One mail as its recipient gets it: subject, HTML part in a sandbox, plain-text part. */
export default async function MailPreview({ params }: { params: Promise<{ template: string }> }) {
  if (process.env.NODE_ENV === "production") notFound();

  const { template } = await params;
  const mail = await preview(template);
  if (!mail) notFound();

  return (
    <main>
      <title>{`${template} · Rollcall`}</title>
      <h1>{template}</h1>
      <p>{mail.subject}</p>
      <iframe title="HTML" sandbox="" srcDoc={mail.html} style={{ width: "100%", height: 860, border: 0 }} />
      <pre style={{ whiteSpace: "pre-wrap", padding: 16 }}>{mail.text}</pre>
    </main>
  );
}
