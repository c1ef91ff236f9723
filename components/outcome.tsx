"use client";

import { usePathname } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { FocusedRegion } from "#components/ui/focused-region.tsx";
import { Notice } from "#components/ui/notice.tsx";

interface Told {
  path: string;
  sentence: string;
}

let told: Told | null = null;
let redraw = () => {};

function tell(next: Told | null): void {
  told = next;
  redraw();
}

/** Says above the page at `path` what was done, once its reader is there. */
export function tellOutcome(path: string, sentence: string): void {
  tell({ path, sentence });
}

/** What the last confirmation on this page has done. Gone once the page is left or another form is sent. */
export function Outcome() {
  const path = usePathname();
  const outcome = useSyncExternalStore(
    follow,
    () => told,
    () => null,
  );
  useEffect(() => {
    if (told && told.path !== path) tell(null);
  }, [path]);
  if (outcome?.path !== path) return null;
  return (
    <div className="mb-5">
      <FocusedRegion>
        <Notice tone="success">{outcome.sentence}</Notice>
      </FocusedRegion>
    </div>
  );
}

function follow(listener: () => void): () => void {
  redraw = listener;
  const forget = () => tell(null);
  document.addEventListener("submit", forget, true);
  return () => document.removeEventListener("submit", forget, true);
}
