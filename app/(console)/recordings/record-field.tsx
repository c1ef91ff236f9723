"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { longestRecordingMs } from "#lib/recordings/rules.ts";
import { formatLength } from "./figures.ts";
import type { Recorder } from "./record-sound.ts";

export type RecordWords = Record<"record" | "stop" | "recorded" | "yourRecording" | "noMicrophone", string>;

interface RecordFieldProps {
  words: RecordWords;
  recorded: (sound: File) => void;
}

type Stage = { name: "idle" | "asking" | "recording" | "failed" } | { name: "recorded"; address: string };

/** Speaking a voicemail drop into the microphone. Without the script, or where a browser has no microphone to give, it is not there. */
export function RecordField({ words, recorded }: RecordFieldProps) {
  const recorder = useRef<Recorder>(null);
  const [canRecord, setCanRecord] = useState(false);
  const [stage, setStage] = useState<Stage>({ name: "idle" });
  useEffect(() => {
    setCanRecord(typeof MediaRecorder !== "undefined" && navigator.mediaDevices !== undefined);
    return () => void recorder.current?.finish();
  }, []);
  if (!canRecord) return null;

  async function start() {
    if (stage.name === "asking") return;
    setStage({ name: "asking" });
    const { startRecorder } = await import("./record-sound.ts");
    recorder.current = await startRecorder();
    setStage({ name: recorder.current ? "recording" : "failed" });
  }

  async function stop() {
    const sound = await recorder.current?.finish();
    recorder.current = null;
    if (!sound) return;
    recorded(sound);
    setStage({ name: "recorded", address: URL.createObjectURL(sound) });
  }

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        {stage.name === "recording" ? (
          <>
            <Button look="danger" onClick={stop}>
              {words.stop}
            </Button>
            <Elapsed stop={stop} />
          </>
        ) : (
          <Button onClick={start} aria-disabled={stage.name === "asking"}>
            {words.record}
          </Button>
        )}
      </div>
      <p role="status" className="text-sm">
        {stage.name === "recorded" && words.recorded}
        {stage.name === "failed" && <span className="font-medium text-danger">{words.noMicrophone}</span>}
      </p>
      {stage.name === "recorded" && (
        // biome-ignore lint/a11y/useMediaCaption: who listens has just spoken it
        <audio
          controls
          src={stage.address}
          aria-label={words.yourRecording}
          className="h-10 w-64 max-w-full"
        />
      )}
    </div>
  );
}

/** How long it has been, and the end of it where no more is kept. */
function Elapsed({ stop }: { stop: () => Promise<void> }) {
  const [seconds, setSeconds] = useState(0);
  const end = useRef(stop);
  end.current = stop;
  useEffect(() => {
    const tick = setInterval(() => setSeconds((before) => before + 1), 1000);
    const last = setTimeout(() => void end.current(), longestRecordingMs);
    return () => {
      clearInterval(tick);
      clearTimeout(last);
    };
  }, []);
  return (
    <span role="timer" className="tabular-nums">
      {formatLength(seconds * 1000)} / {formatLength(longestRecordingMs)}
    </span>
  );
}
