import type { Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { ConfirmForm } from "#components/confirm-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { RouteDetails } from "#lib/routes/find-route.ts";
import { inItsDirection } from "#lib/values/direction.ts";
import { newId } from "#lib/values/ids.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { RouteLink } from "../../route-link.tsx";
import { deleteRouteAction } from "./actions.ts";

/** What hangs on a call route, and the form that deletes it, or who still leads to it: in the dialog and on the page. */
export async function DeleteRoute({ route }: { route: RouteDetails }) {
  const [t, format, sentences] = await Promise.all([
    getTranslations("routes"),
    getFormatter(),
    errorSentences(),
  ]);
  const { id, name, numbers, members, shownBy, ledBy } = route;
  const effects = [
    t("deleteText"),
    numbers.length > 0 &&
      t("deleteNumbers", {
        count: numbers.length,
        numbers: format.list(
          numbers.map(({ number }) => inItsDirection(formatPhone(number))),
          { type: "unit" },
        ),
      }),
    shownBy > 0 && t("deleteShown", { count: shownBy }),
    members > 0 && t("deleteMembers", { count: members }),
  ].filter((effect) => effect !== false);
  const leading = format.list(
    ledBy.map((other) => <RouteLink key={other.id} id={other.id} name={other.name} />),
    { type: "unit" },
  );
  return (
    <>
      {ledBy.length === 0 && (
        <ul className="mb-4 grid max-w-xl list-disc gap-1.5 ps-5">
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      )}
      <ConfirmForm
        action={deleteRouteAction}
        formKey={newId<"idempotency_keys">()}
        hidden={{ routeId: id }}
        page={`/routes/${id}` as Route}
        look="danger"
        sentences={sentences}
        instead={
          ledBy.length > 0 && <Notice tone="warning">{t.rich("ledBy", { routes: () => leading })}</Notice>
        }
        words={{
          submit: t("delete"),
          pending: t("deleting"),
          cancel: t("cancel"),
          back: t("back", { name }),
        }}
      />
    </>
  );
}
