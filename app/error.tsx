"use client";

import { PlainPage } from "#components/shell/plain-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTexts } from "#components/ui/texts.tsx";

type FaultProps = { error: Error & { digest?: string }; retry: () => void };

/** A fault: only its id is shown, by which the server's log knows the rest. */
export default function Fault({ error, retry }: FaultProps) {
  const texts = useTexts();
  return (
    <PlainPage
      title={texts.faultTitle}
      text={
        <>
          <p>{texts.faultText}</p>
          {error.digest && (
            <p className="mt-2">
              {texts.faultId}: <code className="font-mono text-ink select-all">{error.digest}</code>.{" "}
              {texts.faultTell}
            </p>
          )}
        </>
      }
      action={
        <Button look="primary" onClick={() => retry()}>
          {texts.tryAgain}
        </Button>
      }
    />
  );
}
