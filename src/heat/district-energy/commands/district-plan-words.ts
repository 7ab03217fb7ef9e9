import type { Client } from '#client.ts';
import type { Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, cutList } from '#cli/wording.ts';
import {
  districtBasisTerms,
  districtKindTerms,
  districtLimitTerms,
  districtObjectiveTerms,
  districtOversizeTerms,
  districtStatusTerms,
  districtTerms,
} from '#heat/district-energy/vocabulary.ts';

type Plans = Client['districtEnergy']['plans'];
type Head = Awaited<ReturnType<Plans['list']>>['plans'][number];
type Plan = Awaited<ReturnType<Plans['show']>>;

const own = (say: Say, code: keyof typeof districtTerms): string => term(say, districtTerms, code);

/** A column of numbers under a term. */
const amount = <Row>(say: Say, code: keyof typeof districtTerms, value: (row: Row) => number | null, decimals = 0) => ({
  title: own(say, code),
  cell: (row: Row) => {
    const one = value(row);
    return one === null ? null : number(one, decimals);
  },
  number: true,
});

export function districtPlansInWords({ plans, total }: { readonly plans: readonly Head[]; readonly total: number }, say: Say): string {
  const columns = [
    { title: own(say, 'plan'), cell: ({ plan }: Head) => plan },
    { title: label(say, 'place'), cell: ({ region }: Head) => region },
    { title: own(say, 'objective'), cell: ({ objective }: Head) => term(say, districtObjectiveTerms, objective) },
    { title: label(say, 'state'), cell: ({ status }: Head) => term(say, districtStatusTerms, status) },
    amount<Head>(say, 'yuan', ({ yuan }) => yuan),
    amount<Head>(say, 'carbonKg', ({ carbonKg }) => carbonKg),
    amount<Head>(say, 'importKwh', ({ importKwh }) => importKwh),
  ];
  return cutList(table(columns, plans), plans.length, total, say);
}

export function districtPlanInWords(plan: Plan, say: Say): string {
  return blocks(
    facts([
      [own(say, 'plan'), plan.plan],
      [label(say, 'place'), plan.region],
      [label(say, 'who'), plan.by],
      [own(say, 'objective'), term(say, districtObjectiveTerms, plan.objective)],
      [label(say, 'state'), term(say, districtStatusTerms, plan.status)],
      ['SHA-256', plan.sha256],
    ]),
    demandsInWords(plan, say),
    peaksInWords(plan, say),
    ...plan.phases.map((phase) => phaseInWords(phase, say)),
    pricesInWords(plan, say),
    oversizesInWords(plan, say),
    plan.findings.map(({ detail }) => detail).join('\n'),
    inputsInWords(plan, say),
  );
}

function demandsInWords({ demands }: Plan, say: Say): string {
  type Demand = Plan['demands'][number];
  const columns = [
    { title: own(say, 'plot'), cell: ({ plot }: Demand) => plot },
    { title: own(say, 'kind'), cell: ({ carrier }: Demand) => term(say, districtKindTerms, carrier) },
    { title: own(say, 'basis'), cell: ({ basis }: Demand) => term(say, districtBasisTerms, basis) },
    amount<Demand>(say, 'measuredBuildings', ({ buildings }) => buildings),
    amount<Demand>(say, 'perM2', ({ kwhPerM2 }) => kwhPerM2, 2),
    {
      title: own(say, 'interval'),
      cell: ({ low, high }: Demand) => (low === null || high === null ? null : `${number(low, 2)}–${number(high, 2)}`),
    },
    amount<Demand>(say, 'kwh', ({ kwh }) => kwh),
    amount<Demand>(say, 'diversity', ({ diversity }) => diversity, 3),
    { title: own(say, 'origin'), cell: ({ source }: Demand) => source },
  ];
  return table(columns, demands);
}

function peaksInWords({ peaks }: Plan, say: Say): string {
  type Peak = Plan['peaks'][number];
  return table(
    [
      { title: own(say, 'kind'), cell: ({ carrier }: Peak) => term(say, districtKindTerms, carrier) },
      amount<Peak>(say, 'kwh', ({ kwh }) => kwh),
      amount<Peak>(say, 'peakKw', ({ peakKw }) => peakKw),
      amount<Peak>(say, 'sumOfPeaks', ({ sumOfPeaksKw }) => sumOfPeaksKw),
      amount<Peak>(say, 'diversity', ({ diversity }) => diversity, 3),
    ],
    peaks,
  );
}

function phaseInWords({ year, plants }: Plan['phases'][number], say: Say): string {
  type Plant = Plan['phases'][number]['plants'][number];
  return table(
    [
      { title: `${own(say, 'phase')} ${year}`, cell: ({ code }: Plant) => code },
      amount<Plant>(say, 'size', ({ size }) => size, 1),
      amount<Plant>(say, 'added', ({ added }) => added, 1),
      amount<Plant>(say, 'given', ({ kwh }) => kwh),
      amount<Plant>(say, 'yuan', ({ yuan }) => yuan),
    ],
    plants,
  );
}

function pricesInWords({ prices }: Plan, say: Say): string {
  type Price = Plan['prices'][number];
  if (prices.length === 0) return '';
  return table(
    [
      { title: own(say, 'limit'), cell: ({ limit }: Price) => term(say, districtLimitTerms, limit) },
      { title: own(say, 'plant'), cell: ({ code }: Price) => code },
      { title: own(say, 'phase'), cell: ({ year }: Price) => (year === null ? null : String(year)) },
      amount<Price>(say, 'amount', (one) => one.amount),
      amount<Price>(say, 'used', ({ used }) => used),
      amount<Price>(say, 'perUnit', ({ perUnit }) => perUnit, 4),
    ],
    prices,
  );
}

function oversizesInWords({ oversizes }: Plan, say: Say): string {
  type Oversize = Plan['oversizes'][number];
  if (oversizes.length === 0) return '';
  return table(
    [
      { title: own(say, 'kind'), cell: ({ carrier }: Oversize) => term(say, districtKindTerms, carrier) },
      { title: own(say, 'oversize'), cell: ({ by }: Oversize) => term(say, districtOversizeTerms, by) },
      amount<Oversize>(say, 'wouldBe', ({ kw }) => kw),
      amount<Oversize>(say, 'peakKw', ({ peakKw }) => peakKw),
      amount<Oversize>(say, 'moreYuan', ({ moreYuan }) => moreYuan),
    ],
    oversizes,
  );
}

function inputsInWords({ inputs }: Plan, say: Say): string {
  type Input = Plan['inputs'][number];
  return table(
    [
      { title: own(say, 'path'), cell: ({ path }: Input) => path },
      { title: label(say, 'code'), cell: ({ code }: Input) => code },
      { title: own(say, 'value'), cell: ({ value }: Input) => value, number: true },
      { title: own(say, 'origin'), cell: ({ origin }: Input) => origin },
    ],
    inputs,
  );
}
