import { foldedAddressIn } from "#lib/values/email-address.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { searchKey } from "#lib/values/search-key.ts";

/** Somebody who may be meant. */
export interface Candidate {
  id: AgentId;
  nameKey: string;
  email: string;
  emailFolded: string;
  extension: string | null;
}

/** A line that names nobody, or several, whose addresses tell them apart. */
export interface Unclear {
  line: string;
  emails: string[];
}

/**
 * Whom each line names: by the e-mail address, else by the extension, else by the name, small and large letters and accents being the
 * same. Somebody named twice counts once.
 */
export function namedBy(
  lines: readonly string[],
  candidates: readonly Candidate[],
): { ids: AgentId[]; unclear: Unclear[] } {
  const ids = new Set<AgentId>();
  const unclear: Unclear[] = [];
  for (const line of lines) {
    const [one, ...others] = meantBy(line, candidates);
    if (one && others.length === 0) ids.add(one.id);
    else unclear.push({ line, emails: one ? [one, ...others].map(({ email }) => email) : [] });
  }
  return { ids: [...ids], unclear };
}

function meantBy(line: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const key = searchKey(line);
  const address = foldedAddressIn(line);
  const ways = [
    (candidate: Candidate) => candidate.emailFolded === address,
    (candidate: Candidate) => candidate.extension === line,
    (candidate: Candidate) => candidate.nameKey === key,
  ];
  for (const isMeant of ways) {
    const meant = candidates.filter(isMeant);
    if (meant.length > 0) return meant;
  }
  return [];
}
