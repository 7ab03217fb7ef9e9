import type { BuildingFacts, Dated } from '#registry/registry/facts.ts';
import type { RequiredShare } from './required-share.ts';

/** The area of a roof, m²: from the registry, otherwise floor area divided by storeys. */
export type RoofArea = { readonly value: number | null; readonly source: 'registry' | 'estimated' | null };

export function roofOf({ fields, dated, floorAreaM2 }: Pick<BuildingFacts, 'fields' | 'dated' | 'floorAreaM2'>, day: string): RoofArea {
  const on = (field: string): unknown => (dated[field] === undefined ? fields[field] : valueOn(dated[field], day));
  const [roofArea, storeys] = [on('roofArea'), on('storeys')];
  if (typeof roofArea === 'number') return { value: roofArea, source: 'registry' };
  const floorArea = valueOn(floorAreaM2, day);
  if (typeof floorArea !== 'number' || typeof storeys !== 'number' || storeys <= 0) return { value: null, source: null };
  return { value: rounded(floorArea / storeys, 100), source: 'estimated' };
}

const valueOn = <T>(line: readonly Dated<T>[], day: string): T | undefined =>
  line.findLast(({ from }) => from === null || from <= day)?.value;

/** Photovoltaics in service on a roof: m² and kW; null if unknown. */
export type Installed = { readonly area: number | null; readonly kw: number };

export type RoofPotential = {
  readonly roofArea: RoofArea;
  readonly installedArea: number | null;
  /** Share of the roof, from 0 to 1. */
  readonly share: number | null;
  readonly required: RequiredShare;
  /** `none`: no document requires a share, or it is unknown whether it is met. */
  readonly verdict: 'meets' | 'below' | 'none';
  /** The area missing from the required share, m². */
  readonly gapArea: number | null;
  readonly capacityKw: number | null;
};

/**
 * What a roof carries compared with what it should carry (`flexibility.md` 3).
 * @param asked the hypothetical share; by default that of the documents
 * @param density kW per m² of modules; null if unknown
 */
export function potentialOf(given: {
  readonly roofArea: RoofArea;
  readonly installed: Installed;
  readonly required: RequiredShare;
  readonly asked: number | undefined;
  readonly density: number | null;
}): RoofPotential {
  const { roofArea, installed, required, density } = given;
  const wanted = given.asked ?? required.value;
  const share = roofArea.value === null || roofArea.value <= 0 || installed.area === null ? null : installed.area / roofArea.value;
  const gap =
    wanted === null || roofArea.value === null || installed.area === null ? null : Math.max(0, wanted * roofArea.value - installed.area);
  return {
    roofArea,
    installedArea: installed.area === null ? null : rounded(installed.area, 100),
    share: share === null ? null : rounded(share, 1e6),
    required,
    verdict: share === null || required.value === null ? 'none' : share >= required.value ? 'meets' : 'below',
    gapArea: gap === null ? null : rounded(gap, 100),
    capacityKw: gap === null || density === null ? null : rounded(gap * density, 1000),
  };
}

/** Totals of arrays in service; without any the area is 0, and if one area is unknown the sum is unknown. */
export function installedOf(arrays: readonly { readonly area: number | null; readonly kw: number }[]): Installed {
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
  const areas = arrays.map(({ area }) => area);
  return { area: areas.some((one) => one === null) ? null : sum(areas as number[]), kw: rounded(sum(arrays.map(({ kw }) => kw)), 1000) };
}

/** kW per m² over the arrays for which both are known; null if there are none. */
export function densityOf(arrays: readonly { readonly area: number | null; readonly kw: number }[]): number | null {
  const known = arrays.filter(({ area }) => area !== null && area > 0);
  const [kw, area] = [known.reduce((all, one) => all + one.kw, 0), known.reduce((all, one) => all + (one.area as number), 0)];
  return area === 0 ? null : kw / area;
}

const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts;
