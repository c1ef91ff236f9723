/** The server locations that a new organisation starts with: regions that the large clouds have, at their cities. */
export const startingLocations = [
  { name: "Virginia", latitude: 38.95, longitude: -77.45 },
  { name: "Oregon", latitude: 45.84, longitude: -119.69 },
  { name: "São Paulo", latitude: -23.55, longitude: -46.63 },
  { name: "London", latitude: 51.51, longitude: -0.13 },
  { name: "Frankfurt", latitude: 50.11, longitude: 8.68 },
  { name: "Bahrain", latitude: 26.07, longitude: 50.56 },
  { name: "Cape Town", latitude: -33.92, longitude: 18.42 },
  { name: "Mumbai", latitude: 19.08, longitude: 72.88 },
  { name: "Singapore", latitude: 1.35, longitude: 103.82 },
  { name: "Tokyo", latitude: 35.68, longitude: 139.69 },
  { name: "Sydney", latitude: -33.87, longitude: 151.21 },
] as const;
