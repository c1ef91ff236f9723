import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Email } from "#components/email.tsx";
import type { Permission } from "#lib/auth/policy.ts";
import { languages, roles } from "#lib/values/actor.ts";
import {
  type AuditAction,
  auditDetails,
  type DetailKind,
  type ShownDetail,
} from "#lib/values/audit-action.ts";
import type { Day } from "#lib/values/day.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

export interface ReadDetail {
  label: string;
  value: ReactNode;
}

/** Reads what an entry stored aloud, detail by detail in the order of {@link auditDetails}; what it does not have is left out. */
export async function auditDetailsInWords() {
  const [t, labels, inWords] = await Promise.all([
    getTranslations("audit"),
    getTranslations("audit.details"),
    kindsInWords(),
  ]);
  return (action: AuditAction, stored: Readonly<Record<string, unknown>>): ReadDetail[] => {
    const kinds = Object.entries(auditDetails[action]) as [ShownDetail, DetailKind][];
    return kinds.flatMap(([name, kind]) => {
      const value = stored[name];
      if (kind === "unshown" || value === undefined) return [];
      return [{ label: labels(name), value: value === null ? t("none") : inWords[kind](value) }];
    });
  };
}

/** A name with dots as a message key: dots would nest. */
export function messageKeyOf<Name extends AuditAction | Permission>(name: Name) {
  return name.replaceAll(".", "-") as Dashed<Name>;
}

type Dashed<Name extends string> = Name extends `${infer Noun}.${infer Verb}` ? `${Noun}-${Verb}` : Name;
type Reading = (value: unknown) => ReactNode;

/** What is stored came from this code, but maybe from an older day's: a word that is not known any more is said as it stands. */
async function kindsInWords(): Promise<Record<Exclude<DetailKind, "unshown">, Reading>> {
  const [t, locale, roleNames, languageNames, permissions] = await Promise.all([
    getTranslations("audit"),
    getLocale(),
    getTranslations("roles"),
    getTranslations("languages"),
    getTranslations("audit.permissions"),
  ]);
  return {
    text: String,
    email: (value) => <Email address={String(value)} />,
    count: String,
    day: (value) => formatDay(value as Day, locale),
    phone: (value) => <bdi dir="ltr">{formatPhone(value as PhoneNumber)}</bdi>,
    yesNo: (value) => t(value ? "yes" : "no"),
    role: known(roles, roleNames),
    language: known(languages, languageNames),
    permission: (value) => {
      const key = messageKeyOf(value as Permission);
      return permissions.has(key) ? permissions(key) : String(value);
    },
  };
}

function known<Word extends string>(words: readonly Word[], inWords: (word: Word) => string): Reading {
  return (value) => {
    const word = words.find((each) => each === value);
    return word ? inWords(word) : String(value);
  };
}
