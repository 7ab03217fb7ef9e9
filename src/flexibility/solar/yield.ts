import type { Mounting } from '#registry/resources/vocabulary.ts';
import type { SolarArray } from './array.ts';
import type { Radiation } from './radiation.ts';
import type { SunSeen } from './sun.ts';

/** Consecutive hours at a place: the sun at mid-hour, radiation at the ground, the air. */
export type SolarHours = Radiation & {
  readonly sun: SunSeen;
  /** Extraterrestrial radiation on a plane that faces the sun, W/m². */
  readonly outside: Float64Array;
  /** °C; NaN if unknown. */
  readonly temperature: Float64Array;
  /** m/s at 10 m; 0 if unknown. */
  readonly wind: Float64Array;
};

/** The generation of an array in each hour, kWh, and the radiation on its plane, Wh/m²; NaN if the weather of the hour is unknown. */
export type ArrayYield = { readonly ac: Float64Array; readonly plane: Float64Array };

/**
 * Coefficients of module temperature by mounting: of the back, by wind, and of the cell above it (K at 1000 W/m²). Source: D. L. King, W.
 * E. Boyson, J. A. Kratochvil, Photovoltaic Array Performance Model, SAND2004-3535, table 1, as in pvlib; VERIFIED.
 */
const warmth: Readonly<Record<Mounting, { readonly a: number; readonly b: number; readonly cellAbove: number }>> = {
  open: { a: -3.47, b: -0.0594, cellAbove: 3 },
  close: { a: -2.98, b: -0.0471, cellAbove: 1 },
  insulated: { a: -2.81, b: -0.0455, cellAbove: 0 },
};

const rad = Math.PI / 180;

/** The lowest sun height for which circumsolar radiation is calculated (haydavies in pvlib). */
const leastHeight = 0.017_45;

/**
 * The hours of an array: radiation on its plane by Hay and Davies, glass losses on the beam alone, the cell's temperature, PVWatts for
 * modules and inverter (`flexibility.md` 3; J. E. Hay and J. A. Davies 1980; A. P. Dobos, NREL/TP-6A20-62641).
 */
export function arrayYield(array: SolarArray, hours: SolarHours): ArrayYield {
  const { sun, outside, global, direct, diffuse, temperature, wind } = hours;
  const [sinTilt, cosTilt] = [Math.sin(array.tilt * rad), Math.cos(array.tilt * rad)];
  const [toEast, toNorth] = [sinTilt * Math.sin(array.azimuth * rad), sinTilt * Math.cos(array.azimuth * rad)];
  const [ofSky, ofGround] = [(1 + cosTilt) / 2, (array.albedo * (1 - cosTilt)) / 2];
  const { a, b, cellAbove } = warmth[array.mounting];
  const inverter = inverterOf(array.inverterKw);
  const kwOfLight = (array.kw * (1 - array.loss)) / 1000;
  const [ac, plane] = [new Float64Array(global.length), new Float64Array(global.length)];
  for (let at = 0; at < global.length; at += 1) {
    const [up, scattered, level] = [sun.up[at] as number, diffuse[at] as number, global[at] as number];
    const [told, warm] = [direct[at] as number, temperature[at] as number];
    if (Number.isNaN(scattered + level + told + warm)) {
      ac[at] = plane[at] = Number.NaN;
      continue;
    }
    const beam = up > 0 ? told : 0;
    const facing = toEast * (sun.east[at] as number) + toNorth * (sun.north[at] as number) + cosTilt * up;
    const [towards, clear] = [facing > 0 ? facing : 0, beam / (outside[at] as number)];
    const around = scattered * clear * (towards / (up > leastHeight ? up : leastHeight));
    const spread = scattered * (1 - clear) * ofSky;
    const [onPlane, rest] = [beam * towards, around + (spread < 0 ? 0 : spread) + level * ofGround];
    const light = onPlane + rest;
    plane[at] = light;
    if (light === 0) continue;
    const cell = warm + light * (Math.exp(a + b * (wind[at] as number)) + cellAbove / 1000);
    const through = onPlane === 0 ? 0 : onPlane * throughGlass(towards);
    ac[at] = inverter((through + rest) * kwOfLight * (1 + array.gamma * (cell - 25)));
  }
  return { ac, plane };
}

/** The refractive index of glass, and the absorption of 2 mm of it (4 per metre). */
const [glass, taken] = [1.526, 4 * 0.002];
const straight = (1 - ((1 - glass) / (1 + glass)) ** 2) * Math.exp(-taken);

/**
 * The share of a beam that glass transmits, relative to normal incidence. Source: W. De Soto, S. A. Klein, W. A. Beckman, Solar Energy 80
 * (2006) 78–88, as in pvlib.
 * @param towards cosine of the angle between beam and normal, from 0 to 1
 */
function throughGlass(towards: number): number {
  const cos = towards > 1 ? 1 : towards;
  const inside = Math.sqrt(1 - (1 - cos * cos) / (glass * glass));
  const across = (cos - glass * inside) / (cos + glass * inside);
  const along = (inside - glass * cos) / (inside + glass * cos);
  return (1 - (across * across + along * along) / 2) * (Math.exp(-taken / inside) / straight);
}

/** Nominal and reference efficiency of inverters in PVWatts 5. */
const [nominal, reference] = [0.96, 0.9637];

/** The AC output of an inverter for a DC power, kW: never more than its rating, never negative. */
function inverterOf(kw: number): (dc: number) => number {
  const most = kw / nominal;
  return (dc) => {
    const given = (nominal / reference) * ((-0.0162 * dc * dc) / most - 0.0059 * most + 0.9858 * dc);
    return dc === 0 || given < 0 ? 0 : given > kw ? kw : given;
  };
}
