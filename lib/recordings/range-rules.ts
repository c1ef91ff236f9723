/** A part of a recording: the bytes from `from` on, up to but without `until`. */
export interface Part {
  from: number;
  until: number;
}

/**
 * What a `Range` header asks of something with `size` bytes (RFC 9110, 14.1.2): a part, `whole` where it is absent, not understood
 * or asks for several parts, which a server may answer so, or `outside` where no byte of it is there.
 */
export function askedPart(header: string | null, size: number): Part | "whole" | "outside" {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return "whole";
  if (first === "") {
    const length = Number(last);
    return length === 0 ? "outside" : { from: Math.max(0, size - length), until: size };
  }
  const [from, to] = [Number(first), last === "" ? size - 1 : Number(last)];
  if (to < from && last !== "") return "whole";
  return from >= size ? "outside" : { from, until: Math.min(to, size - 1) + 1 };
}

/** Whether a part may be answered: always without `If-Range`, else only if it names what is there now (RFC 9110, 13.1.5). */
export function partIsWanted(ifRange: string | null, etag: string): boolean {
  return ifRange === null || ifRange.trim() === etag;
}

/** Whether `If-None-Match` names what is there (RFC 9110, 13.1.2): compared weakly. */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const named = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return named.includes(etag) || named.includes("*");
}
