/** The sentence that says how many seats there are and who holds them; Agents and Seats & billing show the same. */
export function SeatCounter({ sentence }: { sentence: string }) {
  return <p className="text-muted tabular-nums">{sentence}</p>;
}
