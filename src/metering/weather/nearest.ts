import type { Finding } from '#kernel/finding.ts';

const earthRadiusKm = 6371.0088;

/** Distance over the ground by the haversine formula, km. Degrees WGS 84. */
export function distanceKm(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const rad = Math.PI / 180;
  const [dLat, dLon] = [(b.latitude - a.latitude) * rad, (b.longitude - a.longitude) * rad];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The station nearest to a place and its distance, km; null if no station has a place. Ties go to the first by code. */
export function nearestOf<T extends { code: string; latitude: number | null; longitude: number | null }>(
  place: { latitude: number; longitude: number },
  stations: readonly T[],
): { station: T; distanceKm: number } | null {
  let best: { station: T; distanceKm: number } | null = null;
  for (const station of stations.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    const { latitude, longitude } = station;
    if (latitude === null || longitude === null) continue;
    const distance = distanceKm(place, { latitude, longitude });
    if (best === null || distance < best.distanceKm) best = { station, distanceKm: distance };
  }
  return best;
}

type Placed = { readonly code: string; readonly latitude: number | null; readonly longitude: number | null };

export type Chosen<T> = { readonly station: T | null; readonly distanceKm: number | null; readonly findings: readonly Finding[] };

/**
 * The station whose weather applies to a building: the nearest station with a place. If the place of the building or of every station is
 * not known, the only existing station, with a finding; among several none is guessed.
 */
export function stationFor<T extends Placed>(
  building: string,
  facts: Readonly<Record<string, unknown>>,
  stations: readonly T[],
): Chosen<T> {
  const { latitude, longitude } = facts;
  const found = typeof latitude === 'number' && typeof longitude === 'number' ? nearestOf({ latitude, longitude }, stations) : null;
  if (found !== null) return { ...found, findings: [] };
  const [only] = stations;
  if (only === undefined || stations.length > 1)
    return {
      station: null,
      distanceKm: null,
      findings: [{ code: 'no-station', severity: 'info', evidence: { building, stations: stations.length } }],
    };
  return {
    station: only,
    distanceKm: null,
    findings: [{ code: 'station-assumed', severity: 'info', evidence: { building, station: only.code } }],
  };
}
