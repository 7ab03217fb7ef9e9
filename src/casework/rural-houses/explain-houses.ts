import { type Exact, rounded } from '#kernel/exact-number.ts';
import { type ExplainedInput, type Explanation, figureId, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import type { EnergySource } from './house-energy.ts';
import type { Then } from './house-meters.ts';
import { type House, seasonFields, seasonOfHouse, sumOf } from './house-sums.ts';
import { energySourceTerms } from './vocabulary.ts';

/** The houses of a procedure that were accepted on local days in [from, to), as the figures of a place are pinned. */
export type HousesQuestion = { readonly of: 'retrofit' | 'built'; readonly region: string; readonly from: string; readonly to: string };

/** A coefficient of standard coal with its source. */
export type Factor = { readonly value: Exact; readonly unit: string; readonly source: string };

/** What an explanation rests on, as known then. */
export type HousesThen = {
  readonly houses: readonly House[];
  readonly factorOf: (carrier: string) => Factor | null;
};

/** The figure of the houses whose energy is known in one way. */
export const housesFigure = (asked: HousesQuestion, how: EnergySource, { received, recorded }: Then): string =>
  figureId({ kind: 'rural-energy', ...asked, how, received, recorded });

const houseFigure = (asked: HousesQuestion, house: string, { received, recorded }: FigureQuestion): string =>
  figureId({ kind: 'rural-house', ...asked, case: house, received, recorded });

/** What is asked of, from the question of a figure. @throws Problem `figure-unknown` */
export function houseQuestion(figure: string, { of, region, from, to }: FigureQuestion): HousesQuestion {
  const isText = [region, from, to].every((one) => typeof one === 'string');
  if (!isText || (of !== 'retrofit' && of !== 'built')) throw unknownFigure(figure);
  return { of, region: String(region), from: String(from), to: String(to) };
}

const numberOf = (value: Exact, decimals = 2): number => Number(rounded(value, decimals));
const energyName = { retrofit: 'savings', built: 'use' } as const;

const valueIn =
  ({ factorOf }: HousesThen) =>
  (carrier: string): Exact | null =>
    factorOf(carrier)?.value ?? null;

/** Explains what houses whose energy is known in one way saved, or use if they are new: house by house. */
export function explainHouses(figure: string, asked: HousesQuestion, question: FigureQuestion, then: HousesThen): Explanation {
  const own = then.houses.flatMap((house) => {
    const season = seasonOfHouse(house, asked.of, valueIn(then));
    return season === null || season.how !== question['how'] ? [] : [{ code: house.case, ...season }];
  });
  return {
    figure,
    result: { name: energyName[asked.of], value: numberOf(sumOf(own.map(({ kgce }) => kgce))), unit: 'kgce' },
    formula: { zh: '各户一个采暖季之和', en: 'sum of the houses, each over a heating season' },
    clause: null,
    inputs: own.map(({ code, kgce, how }) => ({
      name: code,
      value: numberOf(kgce),
      unit: 'kgce',
      source: energySourceTerms[how],
      figure: houseFigure(asked, code, question),
    })),
    meters: [],
    knownAt: new Date(question.received).toISOString(),
    findings: [],
  };
}

/** Explains one house: each amount, how it is known, and the coefficient by which it is turned into standard coal. */
export function explainHouse(figure: string, asked: HousesQuestion, question: FigureQuestion, then: HousesThen): Explanation {
  const house = then.houses.find((one) => one.case === question['case']);
  const season = house === undefined ? null : seasonOfHouse(house, asked.of, valueIn(then));
  if (house === undefined || season === null) throw unknownFigure(figure);
  return {
    figure,
    result: { name: `${energyName[asked.of]} ${house.case}`, value: numberOf(season.kgce), unit: 'kgce' },
    formula: formulas[asked.of],
    clause: null,
    inputs: seasonFields[asked.of].toReversed().flatMap((field) => rowsOf(house, field, then.factorOf)),
    meters: [],
    knownAt: new Date(question.received).toISOString(),
    findings: [],
  };
}

const formulas = {
  retrofit: {
    zh: 'Σ 改造前用量 × 折标系数 − Σ 改造后用量 × 折标系数',
    en: 'sum of amounts before × coefficient − sum of amounts after × coefficient',
  },
  built: { zh: 'Σ 用量 × 折标系数', en: 'sum of amounts × coefficient' },
};

const seasonNames: Readonly<Record<string, string>> = { energyBefore: 'before', energyAfter: 'after', energy: 'use' };

function rowsOf({ fields }: House, field: string, factorOf: HousesThen['factorOf']): ExplainedInput[] {
  const rows = Array.isArray(fields[field]) ? (fields[field] as readonly Readonly<Record<string, string>>[]) : [];
  return rows.flatMap(({ carrier = '', amount = '', how = '', figure }): ExplainedInput[] => {
    const factor = factorOf(carrier);
    if (factor === null) return [];
    const unit = factor.unit.replace(/^.*\//u, '');
    const source = energySourceTerms[how as EnergySource];
    return [
      { name: `${seasonNames[field]} ${carrier}`, value: Number(amount), unit, source, ...(figure !== undefined && { figure }) },
      {
        name: `coefficient ${carrier}`,
        value: numberOf(factor.value, 6),
        unit: factor.unit,
        source: { zh: factor.source, en: factor.source },
      },
    ];
  });
}
