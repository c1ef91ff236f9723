import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TextAreaField, TextField } from "#components/ui/text-field.tsx";
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

test("what a person words runs as its language does, digits and addresses as the page", () => {
  const drawn = renderToStaticMarkup(
    <TextsProvider texts={{} as Texts}>
      <TextField name="name" label="Name" />
      <TextAreaField name="greeting" label="Greeting" />
      <TextField name="areaCode" label="Area code" inputMode="numeric" />
      <TextField name="email" label="Email" type="email" />
      <TextField name="startsOn" label="Start date" type="date" />
    </TextsProvider>,
  );
  const worded = [...drawn.matchAll(/<(?:input|textarea) [^>]*dir="auto"[^>]*>/g)].map(([field]) => field);
  expect(worded.map((field) => /name="(\w+)"/.exec(field)?.[1])).toEqual(["name", "greeting"]);
});
