import { C, UA, WebSocketInterface } from "jssip";
import type { EndEvent, RTCSession } from "jssip/lib/RTCSession";
import type { PhoneLine } from "#lib/phone/open-phone.ts";
import type { CallEnd, PhoneEvent } from "#lib/phone/phone-rules.ts";

/** What the person does with the phone. One that does not apply now, such as Answer after the caller gave up, does nothing. */
export interface Line {
  call(number: string): void;
  answer(): void;
  hangUp(): void;
  hold(): void;
  resume(): void;
  setMuted(isMuted: boolean): void;
  press(key: string): void;
  close(): void;
}

interface Listener {
  tell(event: PhoneEvent): void;
  /** The exchange said no to the account. */
  onRefused(): void;
}

/**
 * How long a registration holds: what an exchange refuses from now on, such as the phone of somebody who was deactivated, ends this
 * much later at the latest.
 */
const registrationSeconds = 60;

const voice = { mediaConstraints: { audio: true, video: false } };

/** Registers at the exchange and stays so until closed; a line that breaks is opened again by itself. */
export function openLine(
  account: PhoneLine & { secret: string; name: string },
  { tell, onRefused }: Listener,
): Line {
  const ua = new UA({
    sockets: [new WebSocketInterface(account.address)],
    uri: `sip:${account.userName}@${account.domain}`,
    display_name: account.name,
    password: account.secret,
    register_expires: registrationSeconds,
    session_timers: false,
    user_agent: "Rollcall",
  });
  const speaker = new Audio();
  speaker.autoplay = true;
  let session: RTCSession | null = null;

  ua.on("connecting", () => tell({ type: "opened" }));
  ua.on("disconnected", () => tell({ type: "disconnected" }));
  ua.on("registered", () => tell({ type: "registered" }));
  ua.on("registrationFailed", ({ response }) => {
    // Without an answer it is the connection that is at fault, and that comes back by itself.
    if (response) onRefused();
  });
  ua.on("newRTCSession", ({ session: next }: { session: RTCSession }) => {
    if (session) {
      next.terminate({ status_code: 486 });
      return;
    }
    session = next;
    follow(next, speaker, tell, () => {
      session = null;
    });
  });
  ua.start();

  return {
    call: (number) => {
      if (!session) ua.call(number, voice);
    },
    answer: () => {
      if (session && isRingingIn(session)) session.answer(voice);
    },
    // A busy line, and not SIP's "Decline", which would stop every other phone of a ring group too.
    hangUp: () => session?.terminate(session && isRingingIn(session) ? { status_code: 486 } : {}),
    hold: () => session?.hold(),
    resume: () => session?.unhold(),
    setMuted: (isMuted) => (isMuted ? session?.mute({ audio: true }) : session?.unmute({ audio: true })),
    press: (key) => session?.sendDTMF(key, { transportType: C.DTMF_TRANSPORT.RFC2833 }),
    close: () => {
      ua.removeAllListeners();
      ua.stop();
    },
  };
}

function follow(session: RTCSession, speaker: HTMLAudioElement, tell: Listener["tell"], over: () => void) {
  const { display_name: name, uri } = session.remote_identity;
  const peer = name && name !== uri.user ? `${name} (${uri.user})` : uri.user;
  const hear = (connection: RTCPeerConnection) => {
    connection.addEventListener("track", ({ streams }) => {
      speaker.srcObject = streams[0] ?? null;
    });
  };
  const end = (event: EndEvent) => {
    speaker.srcObject = null;
    over();
    tell({ type: "ended", why: endOf(event, isIncoming(session)) });
  };

  // An outgoing call has its connection already, an incoming one gets it with the answer.
  if (session.connection) hear(session.connection);
  else session.on("peerconnection", ({ peerconnection }) => hear(peerconnection));
  session.on("accepted", () => tell({ type: "answered" }));
  session.on("hold", ({ originator }) => {
    tell(isLocal(originator) ? { type: "held" } : { type: "put-on-hold", isOnHold: true });
  });
  session.on("unhold", ({ originator }) => {
    tell(isLocal(originator) ? { type: "resumed" } : { type: "put-on-hold", isOnHold: false });
  });
  session.on("muted", () => tell({ type: "muted", isMuted: true }));
  session.on("unmuted", () => tell({ type: "muted", isMuted: false }));
  session.on("ended", end);
  session.on("failed", end);
  tell({ type: isIncoming(session) ? "rang" : "dialled", peer });
}

/** JsSIP's own words for how calls end, most of them its names for groups of SIP's numbers. */
const ends: Record<string, CallEnd> = {
  Terminated: "hung-up",
  Canceled: "hung-up",
  Busy: "busy",
  Rejected: "declined",
  "No Answer": "no-answer",
  "Not Found": "not-found",
  "Address Incomplete": "not-found",
  Unavailable: "unavailable",
  "Authentication Error": "not-allowed",
  "User Denied Media Access": "microphone-refused",
  "Connection Error": "line-lost",
  "Request Timeout": "line-lost",
};

function endOf({ cause, originator, message }: EndEvent, wasIncoming: boolean): CallEnd {
  if (wasIncoming && (cause === "No Answer" || (cause === "Canceled" && !isLocal(originator))))
    return "missed";
  // The exchange's "Forbidden"; a person who declines says 603.
  if (message && "status_code" in message && message.status_code === 403) return "not-allowed";
  return ends[cause] ?? "failed";
}

/** Types that exist in JsSIP's declarations alone, so that there is no value to compare with. */
const isIncoming = ({ direction }: RTCSession) => `${direction}` === "incoming";
const isRingingIn = (session: RTCSession) => isIncoming(session) && session.isInProgress();
const isLocal = (originator: EndEvent["originator"]) => `${originator}` === "local";
