import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { CallPicture, type CallPictureProps } from "./call-picture.tsx";

/** The picture of a call's way, as a part of a call route's page or of a number's. */
export async function WhereACallGoes(props: CallPictureProps) {
  const t = await getTranslations("routes");
  return (
    <Section title={t("picture")} text={t("pictureText")}>
      <CallPicture {...props} />
    </Section>
  );
}
