import { civil } from '#kernel/day.ts';
import type { ClassSet, DayKinds, Season } from './facts.ts';

/** The seasons of OpenDSM 1.2.7, used if none are given. */
export const openDsmSeasons: readonly Season[] = [
  { name: 'summer', from: 601, to: 1001 },
  { name: 'winter', from: 1101, to: 301 },
];

/** The class sets of a daily model, in the order in which they are tried. */
export const daySets: readonly Exclude<ClassSet, 'hour-of-week'>[] = ['one', 'workday', 'season', 'workday-season'];

/** The class of a local day: `one`; `workday`, `rest`; `summer`, `winter`, `between`; `workday-summer` …, `rest-summer` …. */
export function dayClass(set: Exclude<ClassSet, 'hour-of-week'>, day: number, kinds: DayKinds): string {
  if (set === 'one') return 'one';
  const kind = set === 'season' ? '' : kinds.isWorked(day) ? 'workday' : 'rest';
  if (set === 'workday') return kind;
  const season = seasonOf(day, kinds.seasons);
  return set === 'season' ? season : `${kind}-${season}`;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The hour of the week, `mon-00` to `sun-23`: a weekday off is a Sunday, a weekend day worked a Wednesday. */
export function hourClass(day: number, hour: number, { isWorked }: Pick<DayKinds, 'isWorked'>): string {
  const weekday = (((day + 3) % 7) + 7) % 7;
  const worked = isWorked(day);
  const taken = worked === weekday < 5 ? weekday : worked ? 2 : 6;
  return `${weekdays[taken] as string}-${String(hour).padStart(2, '0')}`;
}

/** The first of the seasons that contains a day; without any, OpenDSM's. */
function seasonOf(day: number, seasons: readonly Season[]): string {
  const { month, day: ofMonth } = civil(day);
  const at = month * 100 + ofMonth;
  const isIn = ({ from, to }: Season) => (from <= to ? at >= from && at < to : at >= from || at < to);
  return (seasons.length === 0 ? openDsmSeasons : seasons).find(isIn)?.name ?? 'between';
}

/** The classes that occur, in order of first occurrence, and the class of each point. */
export type Classes = { readonly names: readonly string[]; readonly of: Uint16Array; readonly points: readonly number[] };

/** The classes of points by their days, for any set: each day is classified only once. */
export function classifier(days: Int32Array, kinds: DayKinds): (set: Exclude<ClassSet, 'hour-of-week'>) => Classes {
  const [kind, season] = (['workday', 'season'] as const).map((set) =>
    gathered(days.length, (at) => dayClass(set, days[at] as number, kinds)),
  );
  return (set) => {
    if (set === 'one') return gathered(days.length, () => 'one');
    if (set === 'workday') return kind as Classes;
    if (set === 'season') return season as Classes;
    return crossed(kind as Classes, season as Classes);
  };
}

/** Each pair of classes that occurs, named as `workday-summer`. */
function crossed(one: Classes, two: Classes): Classes {
  const numbers = new Int16Array(one.names.length * two.names.length).fill(-1);
  const [names, points]: [string[], number[]] = [[], []];
  const of = one.of.map((first, at) => {
    const pair = first * two.names.length + (two.of[at] as number);
    if (numbers[pair] === -1) {
      numbers[pair] = names.push(`${one.names[first] as string}-${two.names[two.of[at] as number] as string}`) - 1;
      points.push(0);
    }
    points[numbers[pair] as number]! += 1;
    return numbers[pair] as number;
  });
  return { names, of, points };
}

/** The classes of any points. */
export function gathered(many: number, classAt: (at: number) => string): Classes {
  const numbers = new Map<string, number>();
  const points: number[] = [];
  const found = new Uint16Array(many);
  for (let at = 0; at < many; at += 1) {
    const name = classAt(at);
    let number = numbers.get(name);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(name, number);
      points.push(0);
    }
    points[number]! += 1;
    found[at] = number;
  }
  return { names: [...numbers.keys()], of: found, points };
}
