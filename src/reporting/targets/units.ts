import { exact, type Exact } from '#kernel/exact-number.ts';

/** What a unit measures, and how many of its base unit (m2, kW, kgce, one) it is. */
type Size = { readonly of: 'area' | 'power' | 'coal' | 'count' | 'share'; readonly times: string };

const sizes: Readonly<Record<string, Size>> = {
  m2: { of: 'area', times: '1' },
  平方米: { of: 'area', times: '1' },
  万平方米: { of: 'area', times: '10000' },
  亿平方米: { of: 'area', times: '100000000' },
  kW: { of: 'power', times: '1' },
  MW: { of: 'power', times: '1000' },
  千瓦: { of: 'power', times: '1' },
  万千瓦: { of: 'power', times: '10000' },
  亿千瓦: { of: 'power', times: '100000000' },
  kgce: { of: 'coal', times: '1' },
  tce: { of: 'coal', times: '1000' },
  吨标准煤: { of: 'coal', times: '1000' },
  万吨标准煤: { of: 'coal', times: '10000000' },
  亿吨标准煤: { of: 'coal', times: '100000000000' },
  project: { of: 'count', times: '1' },
  building: { of: 'count', times: '1' },
  case: { of: 'count', times: '1' },
  个: { of: 'count', times: '1' },
  项: { of: 'count', times: '1' },
  栋: { of: 'count', times: '1' },
  '%': { of: 'share', times: '1' },
};

/** How many of a target's unit one of an indicator's is; null if they measure different things. */
export function unitsIn(indicator: string, target: string): Exact | null {
  if (indicator === target) return exact(1n);
  const [from, to] = [sizes[indicator], sizes[target]];
  if (from === undefined || to === undefined || from.of !== to.of) return null;
  return exact(from.times).div(exact(to.times));
}

/**
 * Whether amounts in a unit add up to a total of a place: areas, power, coal, counts, and anything else that is neither a share nor per
 * anything other than the year.
 * @example isAmount('万吨/年') // true
 * @example isAmount('kgce/m2') // false
 */
export const isAmount = (unit: string): boolean =>
  sizes[unit]?.of !== 'share' && !/[/／‰°]|每|比/u.test(unit.replace(/[/／](?:年|a)$/u, ''));

/** Whether amounts in a unit can be shared out: a share cannot. */
export const isCountable = (unit: string): boolean => sizes[unit] === undefined || sizes[unit].of !== 'share';
