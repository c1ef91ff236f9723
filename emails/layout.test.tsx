import { render } from "@react-email/render";
import { expect, test } from "vitest";
import { directionOf } from "#lib/values/direction.ts";
import { MailLayout } from "./layout.tsx";
import type { Letter } from "./letter.ts";
import { wordsIn } from "./words.ts";

const letter: Letter = {
  subject: "بيانات الدخول",
  preheader: "صالحة حتى الأحد",
  title: "مرحبًا",
  parts: [
    { kind: "paragraph", text: "تم إنشاء حساب لك." },
    { kind: "facts", facts: [{ label: "كلمة المرور المؤقتة", value: "kq7m-w3xd", look: "secret" }] },
  ],
  footer: "رول كول",
  linkFallback: "افتح هذا العنوان:",
};

test("a mail in a right-to-left language runs from the right, and its password from the left", async () => {
  const words = { ...wordsIn("en", "Asia/Dubai"), direction: directionOf("ar-AE") };
  const html = await render(<MailLayout letter={letter} words={words} />);
  expect(html).toMatch(/<html dir="rtl"/);
  // Several clients drop the html element, so the column says it again.
  expect(html).toMatch(/<table[^>]*dir="rtl"/);
  expect(html).toContain('<bdi dir="ltr">kq7m-w3xd</bdi>');
  expect(html).toMatch(/white-space:nowrap[^>]*><bdi dir="ltr">kq7m/);
  expect(html).not.toMatch(/text-align:\s*left|align="left"/);
});
