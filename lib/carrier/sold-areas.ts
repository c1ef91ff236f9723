import type { Point } from "#lib/values/distance.ts";
import type { NumberCountry } from "#lib/values/number-countries.ts";

/** An area code whose numbers the fictional carrier has. */
export interface SoldArea {
  code: string;
  country: Extract<NumberCountry, "US" | "CA">;
  place: string;
  at: Point;
}

/** The areas where the fictional carrier has numbers, the largest cities first. */
export const soldAreas: readonly SoldArea[] = [
  sold("US", "212", "New York, NY", 40.71, -74.01),
  sold("US", "213", "Los Angeles, CA", 34.05, -118.24),
  sold("US", "312", "Chicago, IL", 41.88, -87.63),
  sold("US", "415", "San Francisco, CA", 37.77, -122.42),
  sold("US", "617", "Boston, MA", 42.36, -71.06),
  sold("US", "202", "Washington, DC", 38.9, -77.04),
  sold("US", "713", "Houston, TX", 29.76, -95.37),
  sold("US", "214", "Dallas, TX", 32.78, -96.8),
  sold("US", "512", "Austin, TX", 30.27, -97.74),
  sold("US", "210", "San Antonio, TX", 29.42, -98.49),
  sold("US", "915", "El Paso, TX", 31.76, -106.49),
  sold("US", "602", "Phoenix, AZ", 33.45, -112.07),
  sold("US", "520", "Tucson, AZ", 32.22, -110.97),
  sold("US", "215", "Philadelphia, PA", 39.95, -75.17),
  sold("US", "412", "Pittsburgh, PA", 40.44, -79.99),
  sold("US", "619", "San Diego, CA", 32.72, -117.16),
  sold("US", "408", "San Jose, CA", 37.34, -121.89),
  sold("US", "510", "Oakland, CA", 37.8, -122.27),
  sold("US", "916", "Sacramento, CA", 38.58, -121.49),
  sold("US", "559", "Fresno, CA", 36.74, -119.79),
  sold("US", "206", "Seattle, WA", 47.61, -122.33),
  sold("US", "509", "Spokane, WA", 47.66, -117.43),
  sold("US", "503", "Portland, OR", 45.52, -122.68),
  sold("US", "702", "Las Vegas, NV", 36.17, -115.14),
  sold("US", "775", "Reno, NV", 39.53, -119.81),
  sold("US", "801", "Salt Lake City, UT", 40.76, -111.89),
  sold("US", "303", "Denver, CO", 39.74, -104.99),
  sold("US", "505", "Albuquerque, NM", 35.08, -106.65),
  sold("US", "208", "Boise, ID", 43.62, -116.2),
  sold("US", "406", "Billings, MT", 45.78, -108.5),
  sold("US", "402", "Omaha, NE", 41.26, -95.93),
  sold("US", "515", "Des Moines, IA", 41.59, -93.62),
  sold("US", "612", "Minneapolis, MN", 44.98, -93.27),
  sold("US", "414", "Milwaukee, WI", 43.04, -87.91),
  sold("US", "313", "Detroit, MI", 42.33, -83.05),
  sold("US", "216", "Cleveland, OH", 41.5, -81.69),
  sold("US", "614", "Columbus, OH", 39.96, -83),
  sold("US", "317", "Indianapolis, IN", 39.77, -86.16),
  sold("US", "502", "Louisville, KY", 38.25, -85.76),
  sold("US", "615", "Nashville, TN", 36.16, -86.78),
  sold("US", "901", "Memphis, TN", 35.15, -90.05),
  sold("US", "314", "St. Louis, MO", 38.63, -90.2),
  sold("US", "816", "Kansas City, MO", 39.1, -94.58),
  sold("US", "405", "Oklahoma City, OK", 35.47, -97.52),
  sold("US", "504", "New Orleans, LA", 29.95, -90.07),
  sold("US", "205", "Birmingham, AL", 33.52, -86.8),
  sold("US", "404", "Atlanta, GA", 33.75, -84.39),
  sold("US", "704", "Charlotte, NC", 35.23, -80.84),
  sold("US", "305", "Miami, FL", 25.76, -80.19),
  sold("US", "813", "Tampa, FL", 27.95, -82.46),
  sold("US", "904", "Jacksonville, FL", 30.33, -81.66),
  sold("US", "804", "Richmond, VA", 37.54, -77.44),
  sold("US", "410", "Baltimore, MD", 39.29, -76.61),
  sold("US", "716", "Buffalo, NY", 42.89, -78.88),
  sold("US", "808", "Honolulu, HI", 21.31, -157.86),
  sold("US", "907", "Anchorage, AK", 61.22, -149.9),
  sold("CA", "416", "Toronto, ON", 43.65, -79.38),
  sold("CA", "514", "Montreal, QC", 45.5, -73.57),
  sold("CA", "604", "Vancouver, BC", 49.28, -123.12),
  sold("CA", "403", "Calgary, AB", 51.05, -114.07),
  sold("CA", "780", "Edmonton, AB", 53.55, -113.49),
  sold("CA", "613", "Ottawa, ON", 45.42, -75.7),
  sold("CA", "204", "Winnipeg, MB", 49.9, -97.14),
  sold("CA", "306", "Regina, SK", 50.45, -104.62),
  sold("CA", "418", "Quebec City, QC", 46.81, -71.21),
  sold("CA", "902", "Halifax, NS", 44.65, -63.58),
  sold("CA", "709", "St. John's, NL", 47.56, -52.71),
];

function sold(
  country: SoldArea["country"],
  code: string,
  place: string,
  latitude: number,
  longitude: number,
): SoldArea {
  return { code, country, place, at: { latitude, longitude } };
}
