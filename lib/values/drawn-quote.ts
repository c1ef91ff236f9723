/** A quote in the reader's words, as plain text that a browser can draw. */
export interface DrawnQuote {
  /** Which quote this is; goes back with the form. */
  pin: string;
  /** By the day on which they are charged, the first today. Empty where nothing is charged. */
  charges: DrawnCharges[];
  /** What the next bill will be, and what it would have been. */
  nextBill: string;
  /** By how much bills after that one grow. */
  laterBills: string[];
  /** What happens beside the charges, such as seats that will be released. */
  notes?: string[];
}

export interface DrawnCharges {
  /** "Charged today", "Charged on 1 Feb 2026". */
  when: string;
  total: string;
  lines: { what: string; days: string; amount: string }[];
}
