import { expect, it } from "vitest";
import { NumberSearch } from "./schema.ts";

it("searches by an area code and digits typed on an Arabic or a full-width keyboard", () => {
  const search = { country: "US", areaCode: "٤١٥", contains: "０１０" };
  expect(NumberSearch.parse(search)).toMatchObject({ areaCode: "415", contains: "010" });
});
