const earthRadiusKm = 6371.0088;

/** Distance over the ground by the haversine formula, km. Degrees WGS 84. */
export function distanceKm(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const rad = Math.PI / 180;
  const [dLat, dLon] = [(b.latitude - a.latitude) * rad, (b.longitude - a.longitude) * rad];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The station nearest to a place and its distance, km; null where no station has a place. Of equals the first by code. */
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
