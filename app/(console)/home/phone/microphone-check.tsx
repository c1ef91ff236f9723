"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { PhoneWords } from "./phone-words.ts";

type Check = "off" | "asking" | "on" | "refused" | "none";

/** Shows how loud the microphone hears, so that nobody finds out during a call that it is the wrong one. */
export function MicrophoneCheck({ words }: { words: PhoneWords }) {
  const id = useId();
  const [check, setCheck] = useState<Check>("off");
  const [level, setLevel] = useState(0);
  const isOn = check === "asking" || check === "on";

  useEffect(() => {
    if (!isOn) return;
    let isGone = false;
    let stop = () => {};
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      (stream) => {
        stop = listen(stream, setLevel);
        if (isGone) stop();
        else setCheck("on");
      },
      (fault: DOMException) => setCheck(fault.name === "NotAllowedError" ? "refused" : "none"),
    );
    return () => {
      isGone = true;
      stop();
    };
  }, [isOn]);

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Button look="quiet" onClick={() => setCheck(isOn ? "off" : "asking")}>
          {isOn ? words.stopCheck : words.checkMicrophone}
        </Button>
        {check === "on" && (
          <>
            <label htmlFor={id}>{words.level}</label>
            <meter id={id} min={0} max={1} value={level} className="min-w-32 grow" />
          </>
        )}
      </div>
      <div role="status">
        {check === "on" && <p className="text-muted">{words.speak}</p>}
        {(check === "refused" || check === "none") && (
          <Notice tone="warning">
            {check === "refused" ? words.microphoneRefused : words.microphoneNone}
          </Notice>
        )}
      </div>
    </div>
  );
}

const perSecond = 12;

/** Tells the level from 0 to 1 until the answer is called, which lets the microphone go. */
function listen(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const meter = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(meter);
  const samples = new Float32Array(meter.fftSize);
  const timer = setInterval(() => {
    meter.getFloatTimeDomainData(samples);
    tell(
      Math.min(
        1,
        samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0),
      ),
    );
  }, 1000 / perSecond);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
}
