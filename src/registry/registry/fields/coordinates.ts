/** Coordinate systems used in files. GCJ-02 is WGS 84 with a shift used by China's maps; BD-09 adds another shift. */
export type Coordinates = 'wgs84' | 'gcj02' | 'bd09';

export type Point = { readonly longitude: number; readonly latitude: number };

const { PI, sin, cos, sqrt, atan2, abs } = Math;

/** Krasovsky 1940: semi-major axis in m, eccentricity squared. */
const axis = 6_378_245;
const eccentricity = 0.006693421622965943;

/** A point of any of the systems in WGS 84, seven decimals (1 cm). Outside China the systems do not differ. */
export function toWgs84(point: Point, from: Coordinates): Point {
  if (from === 'wgs84' || !inChina(point)) return point;
  const gcj = from === 'bd09' ? bd09ToGcj02(point) : point;
  const found = gcj02ToWgs84(gcj);
  return { longitude: round(found.longitude), latitude: round(found.latitude) };
}

const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** The bounding box within which the shift is applied. */
export function inChina({ longitude, latitude }: Point): boolean {
  return longitude > 72.004 && longitude < 137.8347 && latitude > 0.8293 && latitude < 55.8271;
}

/** WGS 84 to GCJ-02, by the publicly known formula. */
export function wgs84ToGcj02({ longitude, latitude }: Point): Point {
  const [x, y] = [longitude - 105, latitude - 35];
  const angle = (latitude / 180) * PI;
  const magic = 1 - eccentricity * sin(angle) ** 2;
  const north = (northShift(x, y) * 180) / (((axis * (1 - eccentricity)) / (magic * sqrt(magic))) * PI);
  const east = (eastShift(x, y) * 180) / ((axis / sqrt(magic)) * cos(angle) * PI);
  return { longitude: longitude + east, latitude: latitude + north };
}

/** The inverse has no closed form: it is found iteratively, to below 1e-9 degrees. */
function gcj02ToWgs84(target: Point): Point {
  let guess = target;
  for (let round = 0; round < 30; round += 1) {
    const there = wgs84ToGcj02(guess);
    const [east, north] = [there.longitude - target.longitude, there.latitude - target.latitude];
    guess = { longitude: guess.longitude - east, latitude: guess.latitude - north };
    if (abs(east) < 1e-9 && abs(north) < 1e-9) break;
  }
  return guess;
}

const baidu = (PI * 3000) / 180;

export function gcj02ToBd09({ longitude, latitude }: Point): Point {
  const length = sqrt(longitude ** 2 + latitude ** 2) + 0.00002 * sin(latitude * baidu);
  const angle = atan2(latitude, longitude) + 0.000003 * cos(longitude * baidu);
  return { longitude: length * cos(angle) + 0.0065, latitude: length * sin(angle) + 0.006 };
}

function bd09ToGcj02({ longitude, latitude }: Point): Point {
  const [x, y] = [longitude - 0.0065, latitude - 0.006];
  const length = sqrt(x ** 2 + y ** 2) - 0.00002 * sin(y * baidu);
  const angle = atan2(y, x) - 0.000003 * cos(x * baidu);
  return { longitude: length * cos(angle), latitude: length * sin(angle) };
}

function northShift(x: number, y: number): number {
  const waves = (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI) + 20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * (2 / 3);
  const long = (160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * (2 / 3);
  return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves + long;
}

function eastShift(x: number, y: number): number {
  const waves = (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI) + 20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * (2 / 3);
  const long = (150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * (2 / 3);
  return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves + long;
}
