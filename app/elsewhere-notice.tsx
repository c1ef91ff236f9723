import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Elsewhere } from "#components/shell/elsewhere.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { env } from "#lib/env.ts";

/** Above the pages of those who are not in yet, where the browser is at another address than APP_URL: no form is taken from there. */
export async function ElsewhereNotice() {
  const [t, sent] = await Promise.all([getTranslations("auth"), headers()]);
  const address = env().APP_URL;
  return (
    <Elsewhere host={sent.get("x-forwarded-host") ?? ""}>
      <div className="mx-auto max-w-108 px-4 pt-4">
        <Notice tone="warning">
          {t.rich("elsewhere", {
            address,
            link: (words) => (
              <a href={address} className="underline underline-offset-2">
                <bdi>{words}</bdi>
              </a>
            ),
          })}
        </Notice>
      </div>
    </Elsewhere>
  );
}
