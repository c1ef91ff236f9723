import { getLocale, getTranslations } from "next-intl/server";
import { Moment } from "#components/moment.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ListForm } from "#components/ui/list-form.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ActRefusal } from "#lib/auth/policy.ts";
import { listDevices } from "#lib/devices/queries.ts";
import { kindsFor, writtenMac } from "#lib/devices/rules.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { ExtensionType } from "#lib/values/extension-type.ts";
import { newId, type SeatId } from "#lib/values/ids.ts";
import { changeDeviceAction } from "./actions.ts";
import { AddDeviceForm } from "./add-device-form.tsx";

interface DevicesSectionProps {
  actor: Actor;
  seatId: SeatId;
  /** Null for a seat without an extension. */
  extensionType: ExtensionType | null;
  /** Why the reader may not change what rings; said in the form's place. */
  refusal?: ActRefusal | null;
}

/** What rings for a seat, whether each is paired, and the form that adds one. For its occupant, and those who manage seats. */
export async function DevicesSection({ actor, seatId, extensionType, refusal = null }: DevicesSectionProps) {
  const [t, locale, sentences, devices] = await Promise.all([
    getTranslations("devices"),
    getLocale(),
    errorSentences(),
    listDevices(actor, seatId),
  ]);
  const key = () => newId<"idempotency_keys">();
  const { timeZone } = actor.organisation;
  return (
    <Section title={t("title")} text={t("text")}>
      <div className="mb-5">
        <ListForm action={changeDeviceAction} formKey={key()} sentences={sentences}>
          {devices.length === 0 ? (
            <p className="text-muted">{t("none")}</p>
          ) : (
            <ul className="divide-y divide-line">
              {devices.map(({ id, kind, name, mac, pairedAt }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                  <div className="min-w-0">
                    <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
                      {name}
                      <Badge tone={pairedAt ? "success" : "warning"} mark={pairedAt ? "full" : "empty"}>
                        {t(pairedAt ? "isPaired" : "toPair")}
                      </Badge>
                    </p>
                    <p className="text-sm text-muted">
                      {t(`kinds.${kind}`)}
                      {mac && (
                        <>
                          {", "}
                          <bdi dir="ltr">{writtenMac(mac)}</bdi>
                        </>
                      )}
                      {pairedAt && (
                        <>
                          {", "}
                          {t.rich("since", {
                            when: () => (
                              <Moment at={pairedAt} locale={locale} timeZone={timeZone} show="day" />
                            ),
                          })}
                        </>
                      )}
                    </p>
                  </div>
                  {!refusal && (
                    <div className="flex flex-wrap gap-1">
                      {!pairedAt && <Change to={`pair:${id}`} label={t("pair")} of={t("pairOf", { name })} />}
                      <Change to={`remove:${id}`} label={t("remove")} of={t("removeOf", { name })} />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )}
        </ListForm>
      </div>
      {refusal ? (
        <p className="text-muted">{sentences[refusal]}</p>
      ) : (
        <>
          <h3 className="mb-3 font-semibold">{t("add")}</h3>
          <AddDeviceForm
            formKey={key()}
            seatId={seatId}
            sentences={sentences}
            kinds={kindsFor(extensionType).map((value) => ({ value, label: t(`kinds.${value}`) }))}
            words={{
              kind: t("kind"),
              name: t("name"),
              nameHelp: t("nameHelp"),
              mac: t("mac"),
              macHelp: t("macHelp"),
              add: t("add"),
              adding: t("pending"),
            }}
          />
        </>
      )}
    </Section>
  );
}

function Change({ to, label, of }: { to: string; label: string; of: string }) {
  return (
    <Button type="submit" name="change" value={to} look="quiet" aria-label={of}>
      {label}
    </Button>
  );
}
