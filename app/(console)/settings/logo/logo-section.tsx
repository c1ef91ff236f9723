import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { fileControlClasses } from "#components/ui/control.ts";
import { DoneNotice } from "#components/ui/done-notice.tsx";
import { FieldFrame } from "#components/ui/field-frame.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { DrawnForField } from "#components/ui/signed-in-as.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { logoAddress } from "#lib/values/logo.ts";
import { RemoveLogoForm } from "./remove-logo-form.tsx";

/** The logo and how it is changed, with what came of the last try. The browser itself sends the form, with the script or without. */
export async function LogoSection({ actor, tried }: { actor: Actor; tried: unknown }) {
  const [t, sentences] = await Promise.all([getTranslations("logo"), errorSentences()]);
  const { logo, name } = actor.organisation;
  const refusal = typeof tried === "string" && tried.startsWith("logo-") ? tried : "";
  const problem = Object.hasOwn(sentences, refusal) ? sentences[refusal] : undefined;
  return (
    <Section id="logo" title={t("title")} text={t("text")}>
      <div className="grid max-w-xl gap-5">
        {(tried === "added" || tried === "removed") && <DoneNotice key={tried}>{t(tried)}</DoneNotice>}
        {(tried === "form-already-used" || tried === "signedInAsOther") && (
          <Notice tone="danger">{sentences[tried]}</Notice>
        )}
        {logo ? (
          <p>
            <img
              src={logoAddress(logo.id)}
              alt={t("alt", { name })}
              width={logo.width}
              height={logo.height}
              className="h-auto max-w-full rounded border border-line bg-white p-2 text-black"
            />
          </p>
        ) : (
          <p className="text-muted">{t("none")}</p>
        )}
        <form method="post" action="/api/logo" encType="multipart/form-data" className="grid gap-4">
          <DrawnForField />
          <input type="hidden" name="key" value={newId<"idempotency_keys">()} />
          <FieldFrame id="logo-file" label={t("file")} help={t("fileHelp")} error={problem}>
            <input
              id="logo-file"
              type="file"
              name="file"
              accept="image/png,image/jpeg,image/webp"
              required
              aria-invalid={problem ? true : undefined}
              aria-describedby={`${problem ? "logo-file-error " : ""}logo-file-help`}
              {...(problem && takesFocusOnLoad)}
              className={fileControlClasses}
            />
          </FieldFrame>
          <div>
            <Button type="submit">{t("upload")}</Button>
          </div>
        </form>
        {logo && (
          <RemoveLogoForm
            formKey={newId<"idempotency_keys">()}
            sentences={sentences}
            words={{ remove: t("remove"), removing: t("removing") }}
          />
        )}
      </div>
    </Section>
  );
}

/** Where the page comes back with a complaint, the keyboard starts at it. */
const takesFocusOnLoad = { autoFocus: true } as const;
