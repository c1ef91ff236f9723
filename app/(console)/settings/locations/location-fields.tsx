"use client";

import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { LocationWords } from "./location-words.ts";

interface LocationFieldsProps {
  words: LocationWords;
  location: Record<"name" | "latitude" | "longitude", string> & { isOffered: boolean };
}

/** What a server location is called and where it is: the same when it is added and when it is changed. */
export function LocationFields({ words, location }: LocationFieldsProps) {
  return (
    <>
      <TextField name="name" label={words.name} initial={location.name} autoComplete="off" />
      <TextField
        name="latitude"
        label={words.latitude}
        help={words.latitudeHelp}
        initial={location.latitude}
        autoComplete="off"
      />
      <TextField
        name="longitude"
        label={words.longitude}
        help={words.longitudeHelp}
        initial={location.longitude}
        autoComplete="off"
      />
      <CheckboxField
        name="isOffered"
        label={words.isOffered}
        help={words.isOfferedHelp}
        initial={location.isOffered}
      />
    </>
  );
}
