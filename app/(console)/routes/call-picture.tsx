import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { sayLeaving } from "#app/(console)/numbers/number-words.ts";
import { type RoutePicture, readPicture } from "#lib/routes/find-route.ts";
import { ringsNobody } from "#lib/routes/graph-rules.ts";
import type { RouteNumber } from "#lib/routes/list-routes.ts";
import type { Drawn, DrawnWay } from "#lib/routes/picture-rules.ts";
import type { SavedRoute } from "#lib/routes/read-graph.ts";
import type { Actor } from "#lib/values/actor.ts";
import { inItsDirection } from "#lib/values/direction.ts";
import type { RouteId } from "#lib/values/ids.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { kindWords } from "./kind-words.ts";
import { Fork, Leaf, type LeafLook, Step } from "./picture-parts.tsx";
import { RouteLink } from "./route-link.tsx";
import { SeatWords } from "./seat-words.tsx";

export interface CallPictureProps {
  actor: Actor;
  routeId: RouteId;
  /** The numbers that lead to it; none for a route that only other routes lead to. */
  numbers: readonly Pick<RouteNumber, "number" | "releaseOn">[];
}

/** Where a call goes, drawn from the data as nested lists, which is also how it reads aloud. Draws nothing for a route that is gone. */
export async function CallPicture({ actor, routeId, numbers }: CallPictureProps) {
  const [t, format, kinds, read] = await Promise.all([
    getTranslations("routes"),
    getFormatter(),
    kindWords(),
    readPicture(actor, routeId),
  ]);
  if (!read) return null;
  const { members, seatNames } = read;

  const rung = (route: SavedRoute): ReactNode => {
    const named = members.get(route.id) ?? [];
    const list = format.list(
      named.map((seat) => <SeatWords key={seat.id} seat={seat} />),
      { type: "unit" },
    );
    const more = route.members - named.length;
    return more > 0
      ? t.rich("ringsMore", { members: () => list, count: more })
      : t.rich("rings", { members: () => list });
  };
  const toldOf = (route: SavedRoute): ReactNode[] => {
    const seconds = route.ringSeconds;
    if (route.kind === "ivr") return [t("waitsForKey", { seconds })];
    if (ringsNobody(route)) return [t("ringsNobody")];
    const how = {
      "all-at-once": t("allAtOnce", { seconds }),
      "in-order": t("inOrder", { seconds }),
      "longest-idle": t("longestIdle", { seconds }),
      "fewest-calls": t("fewestCalls", { seconds }),
    };
    return [rung(route), route.distribution && how[route.distribution]];
  };
  const waitOf = (seconds: number) =>
    seconds % 60 === 0 ? t("minutes", { count: seconds / 60 }) : t("seconds", { count: seconds });
  const when = (route: SavedRoute, key: string | null): string => {
    if (key !== null) return t("key", { key });
    if (route.kind === "ivr") return t("noKey");
    return route.maxWaitSeconds === null
      ? t("noAnswer")
      : t("noAnswerInQueue", { duration: waitOf(route.maxWaitSeconds) });
  };
  const leaf = (look: LeafLook, words: ReactNode, note?: ReactNode) => (
    <Leaf look={look} note={note}>
      {words}
    </Leaf>
  );
  const end = (from: SavedRoute, { to }: DrawnWay<SavedRoute>): ReactNode => {
    if (to.kind === "route") return draw(to.drawn);
    if (to.kind === "named") {
      return leaf("route", <RouteLink id={to.route.id} name={to.route.name} />, t("drawnElsewhere"));
    }
    if (to.kind === "voicemail") return leaf("voicemail", t("toVoicemail", { name: from.name }));
    const seat = to.kind === "seat" ? seatNames.get(to.seatId) : undefined;
    return seat ? leaf("seat", <SeatWords seat={seat} />, t("seatEnds")) : leaf("end", t("toHangUp"));
  };
  const lost = ({ lostSeatId }: DrawnWay<SavedRoute>): string | null => {
    const extension = lostSeatId && seatNames.get(lostSeatId)?.extension;
    return extension ? t("seatGone", { extension }) : null;
  };
  const draw = ({ route, ways }: Drawn<SavedRoute>): ReactNode => (
    <>
      <Step
        kind={kinds[route.kind]}
        name={route.id === routeId ? <bdi>{route.name}</bdi> : <RouteLink id={route.id} name={route.name} />}
        told={toldOf(route)}
      />
      <Fork
        ways={ways.map((way) => ({
          id: way.key ?? "otherwise",
          when: when(route, way.key),
          lost: lost(way),
          to: end(route, way),
        }))}
      />
    </>
  );
  return (
    <div>
      <p className="mb-2 text-muted">{await callersOf()}</p>
      {draw((read satisfies RoutePicture).picture)}
    </div>
  );

  async function callersOf(): Promise<string> {
    if (numbers.length === 0) return t("callsInside");
    const said = await Promise.all(
      numbers.map(({ number, releaseOn }) => sayLeaving(inItsDirection(formatPhone(number)), releaseOn)),
    );
    return t("callsTo", { numbers: format.list(said, { type: "unit" }) });
  }
}
