import { getTranslations } from "next-intl/server";
import { PersonLink } from "#components/person-link.tsx";
import type { findLocation } from "#lib/locations/queries.ts";

export type LocationDetails = NonNullable<Awaited<ReturnType<typeof findLocation>>>;

/** The people whose calls go through a location, as many of them as are named. */
export async function WhoHasIt({ location }: { location: LocationDetails }) {
  const t = await getTranslations("locations");
  const { people, named } = location;
  return (
    <div className="max-w-xl">
      <p>{t("whoHasIt", { count: people })}</p>
      {people > 0 && (
        <ul className="mt-1 list-disc ps-5 wrap-anywhere">
          {named.map(({ id, name }) => (
            <li key={id}>
              <PersonLink id={id} name={name} />
            </li>
          ))}
          {people > named.length && <li>{t("more", { count: people - named.length })}</li>}
        </ul>
      )}
    </div>
  );
}
