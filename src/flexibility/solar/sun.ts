/**
 * The sun's position independent of the observer: for each instant its declination and the hour angle at Greenwich, as sines and cosines,
 * so that an array's place needs only sums and products.
 */
export type SunPath = {
  readonly sinDeclination: Float64Array;
  readonly cosDeclination: Float64Array;
  readonly sinGreenwich: Float64Array;
  readonly cosGreenwich: Float64Array;
};

/**
 * Periodic terms of the Earth's heliocentric longitude (1e-8 rad): amplitude, phase (rad), speed (rad per thousand years); those from 7e-6
 * rad on. Source: I. Reda, A. Andreas, Solar Position Algorithm, NREL/TP-560-34302 (revised 2008), table A4.2. VERIFIED against pvlib.
 */
const longitude0 = [
  [3341656, 4.6692568, 6283.07585],
  [34894, 4.6261, 12566.1517],
  [3497, 2.7441, 5753.3849],
  [3418, 2.8289, 3.5231],
  [3136, 3.6277, 77713.7715],
  [2676, 4.4181, 7860.4194],
  [2343, 6.1352, 3930.2097],
  [1324, 0.7425, 11506.7698],
  [1273, 2.0371, 529.691],
  [1199, 1.1096, 1577.3435],
  [990, 5.233, 5884.927],
  [902, 2.045, 26.298],
  [857, 3.508, 398.149],
  [780, 1.179, 5223.694],
  [753, 2.533, 5507.553],
] as const;

/** The same terms that grow with the time since 2000. */
const longitude1 = [
  [206059, 2.678235, 6283.07585],
  [4303, 2.6351, 12566.1517],
] as const;

const rad = Math.PI / 180;
/**
 * Seconds UTC at 2000-01-01 12:00, from which days are counted, and how far dynamical time is ahead of the Earth's rotation in our years.
 */
const [noonOf2000, dynamicalAhead] = [946_728_000, 67];

function sumOf(terms: readonly (readonly [number, number, number])[], millennia: number): number {
  let sum = 0;
  for (const [amplitude, phase, speed] of terms) sum += amplitude * Math.cos(phase + speed * millennia);
  return sum;
}

/**
 * The sun by the Solar Position Algorithm of NREL, truncated to terms that move it by more than 0.0004°: within 0.01° from 1970 to 2100.
 * @param instants seconds UTC
 */
export function sunPath(instants: Float64Array): SunPath {
  const empty = () => new Float64Array(instants.length);
  const path = { sinDeclination: empty(), cosDeclination: empty(), sinGreenwich: empty(), cosGreenwich: empty() };
  const sunAt = apparentSuns();
  for (let at = 0; at < instants.length; at += 1) {
    const days = ((instants[at] as number) - noonOf2000) / 86_400;
    const { apparent, obliquity, equinoxes } = sunAt(instants[at] as number);
    const [sinApparent, cosApparent] = [Math.sin(apparent), Math.cos(apparent)];
    const sinDeclination = Math.sin(obliquity) * sinApparent;
    const greenwich = siderealTime(days) + equinoxes - Math.atan2(Math.cos(obliquity) * sinApparent, cosApparent);
    path.sinDeclination[at] = sinDeclination;
    path.cosDeclination[at] = Math.sqrt(1 - sinDeclination * sinDeclination);
    path.sinGreenwich[at] = Math.sin(greenwich);
    path.cosGreenwich[at] = Math.cos(greenwich);
  }
  return path;
}

type Apparent = ReturnType<typeof apparentSun>;

/** The sun's path is linear over this time to 0.00001°; s. */
const straightFor = 21_600;

/** The apparent sun at successive instants, calculated every six hours. */
function apparentSuns(): (instant: number) => Apparent {
  const exactly = (instant: number): Apparent => apparentSun((instant - noonOf2000 + dynamicalAhead) / 86_400 / 365_250);
  let [from, before, after] = [Number.NaN, exactly(0), exactly(0)];
  return (instant) => {
    if (!(instant >= from && instant < from + straightFor)) {
      before = instant === from + straightFor ? after : exactly(instant);
      after = exactly(instant + straightFor);
      from = instant;
    }
    const part = (instant - from) / straightFor;
    return {
      apparent: before.apparent + (after.apparent - before.apparent) * part,
      obliquity: before.obliquity + (after.obliquity - before.obliquity) * part,
      equinoxes: before.equinoxes + (after.equinoxes - before.equinoxes) * part,
    };
  };
}

/** Its apparent longitude on the ecliptic, the obliquity, and the equation of the equinoxes; rad. @param millennia since 2000 */
function apparentSun(millennia: number) {
  const centuries = millennia * 10;
  const [base, growing] = [175_347_046 + sumOf(longitude0, millennia), 628_331_966_747 + sumOf(longitude1, millennia)];
  const earth = (base + growing * millennia + 52_919 * millennia * millennia) / 1e8;
  const node = (125.04452 - 1934.136261 * centuries) * rad;
  const [sun, moon] = [(280.4665 + 36_000.7698 * centuries) * rad, (218.3165 + 481_267.8813 * centuries) * rad];
  // Nutation and aberration: J. Meeus, Astronomical Algorithms (1998), chapters 22 and 25, to 0.5".
  const nutation = (-17.2 * Math.sin(node) - 1.32 * Math.sin(2 * sun) - 0.23 * Math.sin(2 * moon) + 0.21 * Math.sin(2 * node)) / 3600;
  const nodding = (9.2 * Math.cos(node) + 0.57 * Math.cos(2 * sun) + 0.1 * Math.cos(2 * moon) - 0.09 * Math.cos(2 * node)) / 3600;
  const obliquity = (23.4392911 - 0.0130042 * centuries + nodding) * rad;
  const aberration = -20.4898 / 3600;
  return {
    apparent: earth + Math.PI + (nutation + aberration) * rad,
    obliquity,
    equinoxes: nutation * rad * Math.cos(obliquity),
  };
}

/** Mean sidereal time at Greenwich, rad. @param days since 2000-01-01 12:00 UTC */
function siderealTime(days: number): number {
  const whole = Math.floor(days);
  return (280.46061837 + 360 * (days - whole) + 0.98564736629 * days) * rad;
}

/** The direction to the sun from a place, as a unit vector: towards east, north and up (the cosine of the true zenith). */
export type SunSeen = { readonly east: Float64Array; readonly north: Float64Array; readonly up: Float64Array };

/** How much lower the sun appears from the ground than from the Earth's centre, at the horizon: 8.794". */
const parallax = (8.794 / 3600) * rad;

/** @param latitude degrees WGS 84, as `longitude` (positive to the east) */
export function sunSeen(path: SunPath, latitude: number, longitude: number): SunSeen {
  const hours = path.sinGreenwich.length;
  const [sinLat, cosLat, sinLon, cosLon] = [latitude, longitude].flatMap((angle) => [Math.sin(angle * rad), Math.cos(angle * rad)]) as [
    number,
    number,
    number,
    number,
  ];
  const [east, north, up] = [new Float64Array(hours), new Float64Array(hours), new Float64Array(hours)];
  for (let at = 0; at < hours; at += 1) {
    const [sinG, cosG] = [path.sinGreenwich[at] as number, path.cosGreenwich[at] as number];
    const [sinD, cosD] = [path.sinDeclination[at] as number, path.cosDeclination[at] as number];
    const cosH = cosG * cosLon - sinG * sinLon;
    const height = sinLat * sinD + cosLat * cosD * cosH;
    east[at] = -cosD * (sinG * cosLon + cosG * sinLon);
    north[at] = cosLat * sinD - sinLat * cosD * cosH;
    up[at] = height - parallax * (1 - height * height);
  }
  return { east, north, up };
}
