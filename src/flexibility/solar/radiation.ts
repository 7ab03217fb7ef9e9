import type { SunSeen } from './sun.ts';

/** Extraterrestrial radiation, W/m²; the constant of pvlib (and of most since 1981). */
const solarConstant = 1366.1;

/**
 * Extraterrestrial radiation on a plane that faces the sun, W/m², by day of the year. Source: J. W. Spencer, Fourier series representation
 * of the position of the sun, Search 2 (1971) 172, as in pvlib.
 */
export function beyondAir(dayOfYear: number): number {
  const angle = ((2 * Math.PI) / 365) * (dayOfYear - 1);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return solarConstant * (1.00011 + 0.034221 * cos + 0.00128 * sin + 0.000719 * (2 * cos * cos - 1) + 0.000077 * 2 * sin * cos);
}

/**
 * Radiation at the ground in each hour, W/m²: global on a horizontal plane, beam on a plane that faces the sun, diffuse on a horizontal
 * plane. NaN if unknown.
 */
export type Radiation = { readonly global: Float64Array; readonly direct: Float64Array; readonly diffuse: Float64Array };

/** Below these heights of the sun (cosine of its zenith) the diffuse share cannot be derived from the clearness. */
const [leastHeight, leastHeightOfBeam] = [0.065, Math.cos((87 * Math.PI) / 180)];

/**
 * Splits global radiation into beam and diffuse where only global is known. Source: D. G. Erbs, S. A. Klein, J. A. Duffie, Solar Energy 28
 * (1982) 293–302, with the bounds of pvlib (zenith 87°, clearness at most 1).
 * @param outside extraterrestrial radiation of each hour, W/m²
 */
export function parted(global: Float64Array, { up }: Pick<SunSeen, 'up'>, outside: Float64Array): Radiation {
  const [direct, diffuse] = [new Float64Array(global.length), new Float64Array(global.length)];
  for (let at = 0; at < global.length; at += 1) {
    const [level, height] = [global[at] as number, up[at] as number];
    const clearness = Math.min(1, Math.max(0, level / ((outside[at] as number) * Math.max(height, leastHeight))));
    const scattered = level * diffuseShare(clearness);
    const beam = (level - scattered) / height;
    const low = height < leastHeightOfBeam || beam < 0;
    direct[at] = Number.isNaN(level) ? level : low ? 0 : beam;
    diffuse[at] = low ? level : scattered;
  }
  return { global, direct, diffuse };
}

function diffuseShare(clearness: number): number {
  if (clearness <= 0.22) return 1 - 0.09 * clearness;
  if (clearness > 0.8) return 0.165;
  return 0.9511 + clearness * (-0.1604 + clearness * (4.388 + clearness * (-16.638 + clearness * 12.336)));
}
