/** What can ring for a seat. */
export const deviceKinds = ["desk-phone", "softphone", "browser", "mobile"] as const;
export type DeviceKind = (typeof deviceKinds)[number];
