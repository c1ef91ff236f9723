"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { longestRecordingMs } from "#lib/recordings/rules.ts";
import { formatLength } from "./figures.ts";
import type { Recorder } from "./record-sound.ts";

export type RecordWords = Record<
  "record" | "stop" | "recording" | "recorded" | "yourRecording" | "noMicrophone",
  string
>;

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
    return () => {
      const running = recorder.current;
      recorder.current = null;
      void running?.finish();
    };
  }, []);
  if (!canRecord) return null;
  const isRecording = stage.name === "recording";

  async function start() {
    if (stage.name === "asking") return;
    setStage({ name: "asking" });
    const { startRecorder } = await import("./record-sound.ts");
    recorder.current = await startRecorder(() => void stop());
    setStage({ name: recorder.current ? "recording" : "failed" });
  }

  async function stop() {
    const running = recorder.current;
    recorder.current = null;
    if (!running) return;
    const sound = await running.finish();
    if (!sound) return setStage({ name: "failed" });
    recorded(sound);
    setStage({ name: "recorded", address: URL.createObjectURL(sound) });
  }

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        {/* One and the same, so that the keyboard stays on it. */}
        <Button
          look={isRecording ? "danger" : "plain"}
          onClick={isRecording ? stop : start}
          aria-disabled={stage.name === "asking"}
        >
          {isRecording ? words.stop : words.record}
        </Button>
        {isRecording && <Elapsed stop={stop} />}
      </div>
      <p role="status" className="text-sm">
        {isRecording && words.recording}
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
