/** Fields of Settings > Set-up guide. */
export type GuideGap = "sipDomain" | "desktopPhoneUrl" | "mobilePhoneUrl" | "crmNotes";

/**
 * Which fields somebody should be asked to fill. What is left empty beside others is left so on purpose, but for the SIP domain:
 * no phone can register without it.
 */
export function gapsIn(
  guide: Readonly<Record<GuideGap, string | null>>,
  hasSipExtensions: boolean,
): GuideGap[] {
  const told = ["desktopPhoneUrl", "mobilePhoneUrl", "crmNotes"] as const;
  const domain: GuideGap[] = hasSipExtensions && guide.sipDomain === null ? ["sipDomain"] : [];
  return told.every((field) => guide[field] === null) ? [...domain, ...told] : domain;
}
