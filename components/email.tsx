/** An address that may break after its @ and nowhere else, so that a narrow column does not cut a domain in two. */
export function Email({ address }: { address: string }) {
  const at = address.lastIndexOf("@") + 1;
  return (
    <bdi dir="ltr" className="[text-align:match-parent]">
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </bdi>
  );
}
