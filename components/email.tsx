import { Fragment } from "react";

/** In characters: what is longer and stays whole would push a table out of its page. */
const longestWhole = 26;

/**
 * An address that may break after its @, so that a narrow column does not cut a domain in two, and elsewhere only where a part of it is
 * longer than any column.
 */
export function Email({ address }: { address: string }) {
  const at = address.lastIndexOf("@") + 1;
  const pieces = [address.slice(0, at), address.slice(at)].flatMap(piecesOf);
  return (
    <bdi dir="ltr" className="[text-align:match-parent]">
      {pieces.map((piece, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change places
        <Fragment key={position}>
          {position > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </bdi>
  );
}

function piecesOf(part: string): string[] {
  if (part.length <= longestWhole) return [part];
  return part.match(/.{1,16}/g) ?? [];
}
