import { suggestedPlaces } from "#lib/locations/places.ts";

/** What `Works from` suggests, whether or not the script runs. */
export function PlacesList() {
  return (
    <datalist id="places">
      {suggestedPlaces().map((place) => (
        <option key={place} value={place} />
      ))}
    </datalist>
  );
}
