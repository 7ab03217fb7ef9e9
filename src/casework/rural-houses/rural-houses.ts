import { asOf, type AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Explanation, FigureQuestion } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { isCertain } from '#kernel/source-status.ts';
import { today } from '#kernel/today.ts';
import type { Cases } from '#casework/cases/cases.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import { explainHouse, explainHouses, type Factor, type HousesQuestion, houseQuestion, housesFigure } from './explain-houses.ts';
import type { EnergySource } from './house-energy.ts';
import { type MeteredHouses, type SeasonUse, type Then, withMeters } from './house-meters.ts';
import { byOption, byPart, effectsOf, heatingChanges, seasonsOf, sumOfField, type Effects, type House } from './house-sums.ts';

/** The procedures whose houses are counted, from the day on which they were accepted. */
const procedures = { retrofit: 'rural-house-retrofit', built: 'rural-house-new' } as const;

const accepted = 'accepted';

/** Houses accepted on local days in [from, to), in a place; as known at an instant, now if none is given. */
export type RuralQuestion = { readonly region: string; readonly from: string; readonly to: string; readonly knownAt?: string | undefined };

export type RuralNeeds = {
  readonly cases: Pick<Cases, 'entered'>;
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce'>;
  readonly place: Pick<Place, 'get'>;
  readonly now: Clock;
};

type Options = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** A row that opens, house by house. */
type Opened = { readonly figure: string };

export type RuralAnswer = {
  readonly place: string;
  readonly retrofit: {
    readonly houses: number;
    readonly area: ReturnType<typeof sumOfField>;
    readonly parts: ReturnType<typeof byPart>;
    readonly heating: ReturnType<typeof heatingChanges>;
    readonly pvKw: ReturnType<typeof sumOfField>;
    readonly solarHeatM2: ReturnType<typeof sumOfField>;
    readonly effects: Omit<Effects, 'by'> & { readonly by: readonly (Effects['by'][number] & Opened)[] };
  };
  readonly built: {
    readonly houses: number;
    readonly area: ReturnType<typeof sumOfField>;
    readonly programmes: ReturnType<typeof byOption>;
    readonly structures: ReturnType<typeof byOption>;
    readonly heating: ReturnType<typeof byOption>;
    /** Designed to the energy standard, not so, and not stated. */
    readonly standard: { readonly yes: number; readonly no: number; readonly unknown: number };
    readonly pvKw: ReturnType<typeof sumOfField>;
    readonly solarHeatM2: ReturnType<typeof sumOfField>;
    readonly energy: readonly (ReturnType<typeof seasonsOf>[number] & Opened)[];
  };
  /** The names of options, by field. */
  readonly names: Readonly<Record<string, Options>>;
  readonly findings: readonly Finding[];
};

/**
 * Rural houses of a place: retrofits by part, with heating and energy before and after; new houses by programme.
 * @example await createRuralHouses(needs).rural(scope, { region: '140321', from: '2026-01-01', to: '2027-01-01' })
 */
export function createRuralHouses(needs: RuralNeeds) {
  let useOf: SeasonUse | null = null;
  let knownAt = (text: string | undefined): AsOf => asOf(needs.now(), text);
  return {
    /**
     * Registers the function that queries the use of a building in a heating season, and the one that tells when what is asked now was
     * known: not before the last reading.
     */
    measuredBy(by: SeasonUse, at: (text: string | undefined) => AsOf): void {
      useOf = by;
      knownAt = at;
    },
    /** Throws `no-such-place`, `date-bad`, `days-reversed`, `bad-instant`. */
    async rural(scope: Scope, asked: RuralQuestion): Promise<RuralAnswer> {
      const { region, from, to } = asked;
      for (const date of [from, to]) if (parseDay(date) === null) throw new Problem('bad-input', 'date-bad', { date });
      if (to <= from) throw new Problem('bad-input', 'days-reversed', { from, to });
      const { name } = await needs.place.get(region);
      const known = thenOf(knownAt(asked.knownAt));
      const [retrofit, built] = await Promise.all([
        housesOf(needs, scope, { of: 'retrofit', region, from, to }, { known, useOf }),
        housesOf(needs, scope, { of: 'built', region, from, to }, { known, useOf }),
      ]);
      const factors = factorsIn(needs, known);
      const effects = effectsOf(retrofit.houses, factors.of);
      const figureOf = (of: HousesQuestion['of'], how: EnergySource): string => housesFigure({ of, region, from, to }, how, known);
      return {
        place: name,
        retrofit: retrofitOf(retrofit.houses, optionsOf(needs, procedures.retrofit, known), {
          ...effects,
          by: effects.by.map((one) => ({ ...one, figure: figureOf('retrofit', one.how) })),
        }),
        built: builtOf(
          built.houses,
          optionsOf(needs, procedures.built, known),
          seasonsOf(built.houses, factors.of).map((one) => ({ ...one, figure: figureOf('built', one.how) })),
        ),
        names: { ...optionsOf(needs, procedures.built, known), ...optionsOf(needs, procedures.retrofit, known) },
        findings: [...findingsOf(effects), ...measuredFindings([retrofit, built]), ...factors.doubts()],
      };
    },
    /** Opens a figure of `rural`: the houses of a group, or one house. */
    async explain(scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
      const asked = houseQuestion(figure, question);
      const known = thenOf(question);
      const only = question.kind === 'rural-house' ? String(question['case']) : undefined;
      const { houses, ...measured } = await housesOf(needs, scope, asked, { known, useOf, only });
      const factors = factorsIn(needs, known);
      const told = question.kind === 'rural-house' ? explainHouse : explainHouses;
      const explained = told(figure, asked, question, { houses, factorOf: factors.sourced });
      return { ...explained, findings: [...measured.findings, ...factors.doubts()] };
    },
  };
}

const thenOf = ({ received, recorded }: AsOf): Then => ({ received, recorded, day: today(received) });

export type RuralHouses = ReturnType<typeof createRuralHouses>;

type HousesKnown = {
  readonly known: Then;
  readonly useOf: SeasonUse | null;
  /** The code of the only case to be looked at. */
  readonly only?: string | undefined;
};

/** In which season the energy of a field was used. */
const seasons = { retrofit: { energyBefore: 'before', energyAfter: 'after' }, built: { energy: 'after' } } as const;

async function housesOf(
  { cases }: RuralNeeds,
  scope: Scope,
  { of, region, from, to }: HousesQuestion,
  { known, useOf, only }: HousesKnown,
): Promise<MeteredHouses> {
  const found = await cases.entered(scope, { procedure: procedures[of], state: accepted, region, known });
  const within = found.cases.filter((one) => one.day >= from && one.day < to && (only === undefined || one.case === only));
  return withMeters(within, seasons[of], useOf, known);
}

/** The field that says how much of a part was done. */
const amounts: Readonly<Record<string, string>> = { wall: 'wallArea', window: 'windowArea', roof: 'roofArea', floor: 'floorArea' };

function retrofitOf(houses: readonly House[], options: Named, effects: RuralAnswer['retrofit']['effects']): RuralAnswer['retrofit'] {
  const parts = Object.keys(options['parts'] ?? {});
  return {
    houses: houses.length,
    area: sumOfField(houses, 'area'),
    parts: byPart(houses, parts, (part) => amounts[part] ?? null),
    heating: heatingChanges(houses),
    pvKw: sumOfField(houses, 'pvKw'),
    solarHeatM2: sumOfField(houses, 'solarHeatArea'),
    effects,
  };
}

function builtOf(houses: readonly House[], options: Named, energy: RuralAnswer['built']['energy']): RuralAnswer['built'] {
  const by = (field: string) => byOption(houses, field, Object.keys(options[field] ?? {}));
  const saying = (value: boolean): number => houses.filter(({ fields }) => fields['standard'] === value).length;
  const [yes, no] = [saying(true), saying(false)];
  return {
    houses: houses.length,
    area: sumOfField(houses, 'area'),
    programmes: by('programme'),
    structures: by('structure'),
    heating: by('heating'),
    standard: { yes, no, unknown: houses.length - yes - no },
    pvKw: sumOfField(houses, 'pvKw'),
    solarHeatM2: sumOfField(houses, 'solarHeatArea'),
    energy,
  };
}

/** Coefficients by the carriers of the forms, in the units that their names state; `doubts`: those that were used and are not certain. */
function factorsIn({ knowledge }: RuralNeeds, known: Then) {
  const used = new Map<string, Finding>();
  const ids: Readonly<Record<string, string>> = { lpg: 'standard-coal/fuel/lpg', biomass: 'standard-coal/fuel/biomass' };
  const sourced = (carrier: string): Factor | null => {
    const id = ids[carrier] ?? `standard-coal/${carrier}`;
    const found = knowledge.find('coefficient', id, { on: known.day, ...known });
    if (found === null) {
      used.set(id, { code: 'rural-no-coefficient', severity: 'warning', evidence: { id } });
      return null;
    }
    const { value, unit, status, source, version } = found;
    if (!isCertain(status)) used.set(id, { code: 'rural-coefficient-unsure', severity: 'info', evidence: { id, value, unit } });
    return { value: exactOf(value), unit, source: `${source.document} ${source.clause}, ${id}@${version}, ${status}` };
  };
  return {
    sourced,
    of: (carrier: string): Exact | null => sourced(carrier)?.value ?? null,
    doubts: (): Finding[] => [...used.values()],
  };
}

type Named = Readonly<Record<string, Options>>;

/** The options of the choices of a procedure in force, by field. */
function optionsOf({ knowledge }: RuralNeeds, id: string, known: Then): Named {
  const found = knowledge.inForce('procedure', { on: known.day, ...known }).find((one) => one.id === id) as Procedure | undefined;
  return Object.fromEntries(
    Object.entries(found?.fields ?? {}).flatMap(([field, { options }]) =>
      options === undefined || Array.isArray(options) ? [] : [[field, options as Options]],
    ),
  );
}

const told = (code: string, count: number): Finding[] => (count === 0 ? [] : [{ code, severity: 'info', evidence: { count } }]);

function measuredFindings(all: readonly MeteredHouses[]): Finding[] {
  const sum = (of: 'inPart' | 'differing'): number => all.reduce((count, one) => count + one[of], 0);
  const doubts = new Map(all.flatMap(({ findings }) => findings.map((one) => [JSON.stringify(one), one] as const)));
  return [...told('rural-measured-part', sum('inPart')), ...told('rural-measured-differs', sum('differing')), ...doubts.values()];
}

function findingsOf({ without, incomplete, withoutCoefficient }: Effects): Finding[] {
  return [
    ...told('rural-effect-missing', without),
    ...told('rural-effect-incomplete', incomplete),
    ...told('rural-effect-open', withoutCoefficient),
  ];
}
