"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { BoardAnswer } from "./board-answer.ts";
import { followBoard } from "./follow-board.ts";

/** `page`: as it was drawn; `live`: told of each change; `polled`: asked again and again. */
export type Follows = "page" | "live" | "polled";

interface Followed {
  query: string;
  page: number;
  events: string | null;
}

/**
 * The board as it is now. It starts as the page drew it, and is that again whenever the page is drawn anew, which happens when the
 * reader's own status became another: the page and the menu say it too.
 */
export function useLiveBoard(answer: BoardAnswer, { query, page, events }: Followed) {
  const [shown, setShown] = useState(answer);
  const [follows, setFollows] = useState<Follows>("page");
  const [isOutdated, setOutdated] = useState(false);
  const router = useRouter();
  const ownDrawn = useRef(answer.own);

  useEffect(() => {
    ownDrawn.current = answer.own;
    setOutdated(false);
    setShown(answer);
  }, [answer]);
  useEffect(() => {
    const asked = new URLSearchParams(query);
    asked.set("page", String(page));
    return followBoard<BoardAnswer>({
      data: `/api/board?${asked}`,
      events,
      show: (now) => {
        setShown(now);
        if (now.own !== ownDrawn.current) setOutdated(true);
      },
      tell: setFollows,
    });
  }, [query, page, events]);
  useEffect(() => {
    if (isOutdated) return onceSomebodyIsThere(() => router.refresh());
  }, [isOutdated, router]);
  return { shown, follows };
}

/** The page counts as use of Rollcall, and must not keep a browser signed in that nobody sits at. Gives how to stop. */
function onceSomebodyIsThere(act: () => void): () => void {
  const stopped = new AbortController();
  const wake = () => {
    stopped.abort();
    act();
  };
  for (const sign of ["pointermove", "pointerdown", "keydown"])
    window.addEventListener(sign, wake, { signal: stopped.signal });
  return () => stopped.abort();
}
