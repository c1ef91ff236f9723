import { SegmentedMessage } from "sms-segments-calculator";

/** How a text travels as SMS (3GPP TS 23.038 and 23.040). */
export interface Segments {
  count: number;
  encoding: "GSM-7" | "UCS-2";
  /** What it takes of the room in so many segments: septets, or 16-bit units. */
  used: number;
  room: number;
  /** What keeps it from GSM-7, each once. */
  forcing: string[];
}

const roomOf = { "GSM-7": { alone: 160, each: 153 }, "UCS-2": { alone: 70, each: 67 } } as const;

/** Counts the segments of a text as it would be sent; none for an empty one. */
export function segmentsOf(text: string): Segments {
  const message = new SegmentedMessage(text);
  const { encodingName: encoding } = message;
  const count = text === "" ? 0 : message.segmentsCount;
  const { alone, each } = roomOf[encoding];
  return {
    count,
    encoding,
    used: message.messageSize / (encoding === "GSM-7" ? 7 : 16),
    room: count > 1 ? count * each : alone,
    forcing: [...new Set(message.getNonGsmCharacters())],
  };
}
