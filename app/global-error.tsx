"use client";

import { PlainPage } from "#components/shell/plain-page.tsx";
import "#app/globals.css";

type FaultProps = { error: Error & { digest?: string } };

/** The layout itself failed, translations included: English, no component that needs it, and a link instead of a retry. */
export default function GlobalFault({ error }: FaultProps) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Rollcall</title>
        <PlainPage
          title="Something went wrong"
          text={
            <>
              <p>The fault is Rollcall’s, not yours. If it happens again, tell your administrator this id:</p>
              {error.digest && <p className="mt-2 font-mono text-ink">Error id: {error.digest}</p>}
            </>
          }
          action={
            <a href="/" className="font-medium text-accent underline">
              Try again
            </a>
          }
        />
      </body>
    </html>
  );
}
