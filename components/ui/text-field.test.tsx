import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TextField } from "#components/ui/text-field.tsx";
import { type Texts, TextsProvider } from "#components/ui/texts.tsx";

test("an e-mail address is shown as typed: no field that a browser rewrites, and none that it corrects", () => {
  const drawn = renderToStaticMarkup(
    <TextsProvider texts={{} as Texts}>
      <TextField
        name="email"
        label="Email"
        type="email"
        autoComplete="username"
        initial="chef@bücher.example"
      />
    </TextsProvider>,
  );
  const [field] = /<input [^>]*>/.exec(drawn) ?? [];
  expect(field).toContain('value="chef@bücher.example"');
  expect(field).toContain('type="text"');
  expect(field).toContain('inputMode="email"');
  expect(field).toContain('autoCapitalize="none"');
  expect(field).toContain('spellCheck="false"');
  expect(field).toContain('autoComplete="username"');
});
