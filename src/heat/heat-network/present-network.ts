import { type BalanceAnswer } from './balance-answers.ts';
import { shown } from './explain-network.ts';
import type { ForecastAnswer } from './forecast-answers.ts';
import type { IndexAnswer } from './index-answers.ts';
import type { SampledPoint } from './sample-map.ts';
import type { Row } from './network-store.ts';

/** GJ/m², ratios and shares in responses. */
const fine = 9;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const presentSubstation = ({ code, fields }: Row) => ({
  code,
  name: text(fields['name']),
  region: text(fields['region']) ?? '',
  company: text(fields['company']),
});

export const presentSample = ({ code, fields }: Row) => ({
  code,
  household: text(fields['household']) ?? '',
  at: text(fields['at']) ?? '',
  temperature: Number(fields['temperature']),
});

const number = (value: Parameters<typeof shown>[0], decimals: number): number => shown(value, decimals) ?? Number.NaN;

/** @param named whether the requester may see the names of buildings: a company knows them by code */
export const presentIndex = ({ hdd, reference, points, median, excluded }: IndexAnswer, named: boolean) => ({
  hdd: shown(hdd, 6),
  reference: shown(reference, 6),
  points: points.map(({ building, point, area, heat, coverage, index, corrected, rank, outlier, figure }) => ({
    point,
    building: building.code,
    buildingName: named ? building.name : null,
    area: number(area, 4),
    heat: number(heat, 4),
    coverage: number(coverage, fine),
    index: number(index, fine),
    corrected: number(corrected, fine),
    rank,
    outlier,
    figure,
  })),
  median: shown(median, fine),
  excluded: excluded.map(({ point, why, coverage }) => ({ point, why, coverage: shown(coverage, fine) })),
});

/** As above. */
export const presentBalance = ({ target, days, points, limit, spread, saving, savingYuan }: BalanceAnswer, named: boolean) => ({
  target: shown(target, fine),
  limit: limit === null ? null : { value: number(limit.value, 2), of: limit.of },
  days: days.length,
  spread: shown(spread, 3),
  points: points.map((one) => ({
    point: one.point,
    building: one.placed.building.code,
    buildingName: named ? one.placed.building.name : null,
    area: shown(one.area, 4),
    heat: shown(one.heat, 4),
    index: shown(one.index, fine),
    ratio: shown(one.ratio, fine),
    return: shown(one.return, 3),
    samples: { count: one.samples.count, mean: shown(one.samples.mean, 3), below: one.samples.below },
    advice: one.advice,
    saving: shown(one.saving, 4),
    savingYuan: one.savingYuan,
    pricedBy: one.pricedBy,
    figure: one.figure,
  })),
  saving: shown(saving, 4),
  savingYuan,
});

export const presentSampled = ({ lowest, limit, ...one }: SampledPoint) => ({ ...one, lowest: number(lowest, 2), limit: shown(limit, 2) });

export const presentForecast = ({ points, total }: ForecastAnswer) => ({
  points: points.map(({ point, kwPerK, peakKw, days, figure }) => ({
    point,
    kwPerK: shown(kwPerK, 6),
    peakKw: shown(peakKw, 3),
    days,
    figure,
  })),
  total: { kwPerK: shown(total.kwPerK, 6), peakKw: shown(total.peakKw, 3) },
});
