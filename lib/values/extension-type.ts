/** How an extension is used: by a softphone or an IP phone, or in the dashboard alone (product.md, "Telephony"). */
export const extensionTypes = ["SIP", "Web"] as const;
export type ExtensionType = (typeof extensionTypes)[number];
