import { Problem } from '#kernel/problem.ts';
import { headingKey } from '#platform/tables/columns.ts';
import type { Intake } from '#platform/list-intake/intake.ts';
import { type Coordinates, toWgs84 } from './coordinates.ts';

/** CGCS2000 is within a decimetre of WGS 84. */
const systems: readonly (readonly [RegExp, Coordinates])[] = [
  [/gcj[\s_-]?0?2|火星|高德|腾讯|(?<![a-z])(?:amap|tencent)(?![a-z])/iu, 'gcj02'],
  [/bd[\s_-]?0?9|百度|(?<![a-z])baidu(?![a-z])/iu, 'bd09'],
  [/wgs[\s_-]?84|cgcs[\s_-]?2000|国家?2000|(?<![a-z])epsg:?\s?(?:4326|4490)(?!\d)/iu, 'wgs84'],
];

/** A title may name a map provider and mean a place. */
const ofTitle = /坐标|gcj|bd-?09|wgs|cgcs/iu;

const systemOf = (text: string): Coordinates | null => systems.find(([words]) => words.test(text.normalize('NFKC')))?.[1] ?? null;

const columnWords = new Set(
  '坐标系 坐标系统 坐标类型 坐标体系 经纬度坐标系 crs datum coordinatesystem coordinatetype coordtype coordsys srs'.split(' '),
);

/**
 * The coordinate system of a file of buildings, as its headings, a column or its titles state; null if none do.
 * @throws Problem `coordinates-several` if they state several, `coordinates-unknown` if a column names an unknown one
 */
export function coordinatesSaid({ plan, seen, titles }: Pick<Intake, 'plan' | 'seen' | 'titles'>): Coordinates | null {
  const read = plan.sources.filter(({ spec, index }) => index >= 0 && ['latitude', 'longitude'].includes(spec.name));
  if (read.length === 0) return null;
  const at = plan.header.findIndex(
    (heading) => columnWords.has(headingKey(heading).replaceAll(/[_-]/gu, '')) && plan.unspoken.includes(heading),
  );
  const cells = at < 0 ? [] : [...new Set(seen.map((row) => (row[at] ?? '').trim()))].filter((cell) => cell !== '');
  const strange = cells.find((cell) => systemOf(cell) === null);
  if (strange !== undefined) throw new Problem('bad-input', 'coordinates-unknown', { column: plan.header[at] ?? '', text: strange });
  const near = [...read.map(({ column }) => systemOf(column ?? '')), ...cells.map(systemOf)].filter((one) => one !== null);
  const said = new Set(
    near.length > 0 ? near : titles.filter((title) => ofTitle.test(title.normalize('NFKC'))).flatMap((title) => systemOf(title) ?? []),
  );
  if (said.size > 1) throw new Problem('bad-input', 'coordinates-several', { systems: [...said].join(', ') });
  return [...said][0] ?? null;
}

type Refuse = (field: string, code: string) => void;

/** Converts the place of a building to WGS 84; refuses one of its two numbers without the other. */
export function locate(fields: Record<string, unknown>, from: Coordinates, refuse: Refuse): void {
  const { latitude, longitude } = fields;
  if (typeof latitude === 'number' && typeof longitude === 'number') Object.assign(fields, toWgs84({ latitude, longitude }, from));
  else if (latitude !== longitude) refuse(typeof latitude === 'number' ? 'latitude' : 'longitude', 'coordinate-alone');
}
