import { getTranslations } from "next-intl/server";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { listDestinations, type RouteDetails } from "#lib/routes/find-route.ts";
import type { Destination } from "#lib/routes/graph-rules.ts";
import { memberFields } from "#lib/routes/member-rows-schema.ts";
import { offeredSeats } from "#lib/routes/offered-seats.ts";
import { keyExtensionField, keyNames, keySign } from "#lib/routes/route-fields-schema.ts";
import type { SeatName } from "#lib/routes/seat-names.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { RouteKind } from "#lib/values/call-route.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import type { DrawnMember } from "./member-rows.tsx";
import type { RouteFormProps, StartingRoute } from "./route-form.tsx";
import { routeWords } from "./route-words.ts";
import { seatNote } from "./seat-words.tsx";

/** All that the form is drawn with, for a route that is there or one of this kind to be added. */
export async function routeFormOf(
  actor: Actor,
  of: RouteDetails | RouteKind,
): Promise<Omit<RouteFormProps, "action">> {
  const route = typeof of === "string" ? null : of;
  const kind = typeof of === "string" ? of : of.kind;
  const [t, words, sentences, others, extensions] = await Promise.all([
    getTranslations("routes"),
    routeWords(kind),
    errorSentences(),
    listDestinations(actor, route?.id ?? null),
    offeredSeats(actor),
  ]);
  return {
    kind,
    saved: route && { routeId: route.id, version: route.version },
    formKey: newId<"idempotency_keys">(),
    sentences: { ...sentences, ...Object.fromEntries(sharedFaults().map(said)) },
    words,
    extensions,
    destinations: [
      { value: "voicemail", label: t("voicemailOption") },
      { value: "seat", label: t("seatOption") },
      { value: "hang-up", label: t("hangUpOption") },
      ...(others.length > 0
        ? [
            {
              label: t("routesGroup"),
              options: others.map(({ id, name }) => ({ value: `route:${id}`, label: name })),
            },
          ]
        : []),
    ],
    members: await Promise.all(
      (route?.memberRows ?? []).map(({ seat, priority }) => drawnMember(seat, priority)),
    ),
    initial: route ? startingFrom(route) : newOf(kind),
  };

  /** Faults that several fields may have at once, so that a list of them says whose each is. */
  function sharedFaults(): { name: string; label: string; fault: string }[] {
    const keys = (kind === "ivr" ? keyNames : []).map((name) => ({
      name: keyExtensionField(name),
      label: words.keyLabels[name]?.to ?? "",
      fault: "extension-invalid",
    }));
    const places = (route?.memberRows ?? []).map(({ seat }) => ({
      name: memberFields.place(seat.id),
      label: t("place", { extension: seat.extension ?? "" }),
      fault: "place-invalid",
    }));
    return [...keys, ...places];
  }

  /** The field's own sentence, which wins over the general one. */
  function said({ name, label, fault }: { name: string; label: string; fault: string }): [string, string] {
    return [`${name}-${fault}`, t("fault", { field: label, fault: sentences[fault] ?? "" })];
  }

  async function drawnMember(seat: SeatName, priority: number): Promise<DrawnMember> {
    const extension = seat.extension ?? "";
    const note = await seatNote(seat);
    return {
      seatId: seat.id,
      label: [extension, seat.name, note && `(${note})`].filter(Boolean).join(" "),
      priority,
      words: {
        place: t("place", { extension }),
        priority: t("priority", { extension }),
        remove: t("remove", { extension }),
      },
    };
  }
}

/** A new route starts so that sending it with a name alone would already be sound, but for a menu, which needs a key. */
function newOf(kind: RouteKind): StartingRoute {
  return {
    name: "",
    distribution: null,
    ringSeconds: kind === "ivr" ? "10" : "20",
    maxWaitSeconds: "300",
    hasVoicemail: kind !== "ivr",
    greeting: "",
    otherwise: { to: kind === "ivr" ? "hang-up" : "voicemail", extension: "" },
    keys: {},
  };
}

function startingFrom(route: RouteDetails): StartingRoute {
  const choice = (to: Destination) => choiceOf(to, route.seatNames);
  const keyBySign = new Map(route.keys.map(({ key, to }) => [key, choice(to)]));
  return {
    name: route.name,
    distribution: route.distribution,
    ringSeconds: String(route.ringSeconds),
    maxWaitSeconds: String(route.maxWaitSeconds ?? ""),
    hasVoicemail: route.hasVoicemail,
    greeting: route.greeting ?? "",
    otherwise: choice(route.otherwise),
    keys: Object.fromEntries(
      keyNames.flatMap((name) => {
        const chosen = keyBySign.get(keySign(name));
        return chosen ? [[name, chosen]] : [];
      }),
    ),
  };
}

function choiceOf(to: Destination, names: ReadonlyMap<SeatId, SeatName>): { to: string; extension: string } {
  if (to.kind === "seat") return { to: "seat", extension: names.get(to.seatId)?.extension ?? "" };
  return { to: to.kind === "route" ? `route:${to.routeId}` : to.kind, extension: "" };
}
