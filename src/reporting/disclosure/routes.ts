import { implement } from '@orpc/server';
import type { z } from 'zod';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell } from '#kernel/finding.ts';
import type { Language, Words } from '#kernel/finding.ts';
import { disclosureContract } from './contract.ts';
import type { Candidate, Disclosure, State } from './disclosure.ts';
import type { PublicBuilding } from './facts.ts';
import type { BlockingReason } from './public-figures.ts';
import type { IssuedRow, SumRow, PublicSum } from './store.ts';

/** Routes of the disclosure contract over its service. @param words those of all slices */
export function disclosureRoutes(disclosure: Disclosure, words: Words) {
  const os = implement(disclosureContract).$context<RequestContext>();
  const said = (code: string, evidence: Candidate['told'] | object, language: Language) =>
    tell({ code, severity: 'info', evidence: { ...evidence } }, words, language).detail;
  const toldOf = (refused: readonly (BlockingReason & { readonly building: string })[], language: Language) =>
    refused.map(({ building, code, evidence }) => ({ building, code, detail: said(code, evidence, language) }));
  return os.router({
    candidates: os.candidates.handler(async ({ input, context: { scope, language } }) => {
      const { state, search, offset, limit, ...asked } = input;
      const [all, sums] = await Promise.all([disclosure.candidates(scope, asked), disclosure.sums(scope, asked)]);
      const found = all.filter((one) => is(one, state) && named(one, search));
      const buildings = found.slice(offset, offset + limit).map((one) => ({
        ...presentBuilding(one.told),
        coverage: one.coverage,
        hindrance:
          one.hindrance === null ? null : { code: one.hindrance.code, detail: said(one.hindrance.code, one.hindrance.evidence, language) },
        disclosed:
          one.issued === null ? null : { at: one.issued.issued.toISOString(), by: one.issued.issuedBy, consent: one.issued.consent },
      }));
      return { buildings, total: found.length, counts: countsOf(all), sums: sums.map(presentSum) };
    }),
    preview: os.preview.handler(async ({ input, context: { scope, language } }) => {
      const { told, refused, again, hash } = await disclosure.preview(scope, input);
      const disclosed = new Set(again);
      return {
        buildings: told.map((one) => ({ ...presentBuilding(one), consent: one.consent, disclosed: disclosed.has(one.code) })),
        refused: toldOf(refused, language),
        hash,
      };
    }),
    issue: os.issue.handler(async ({ input, context: { scope, language } }) => {
      const { issued, refused } = await disclosure.issue(scope, input);
      return { issued, refused: toldOf(refused, language) };
    }),
    withdraw: os.withdraw.handler(({ input, context }) => disclosure.withdraw(context.scope, input)),
    previewSums: os.previewSums.handler(async ({ input, context }) => {
      const { told, tooSmall, hash } = await disclosure.previewSums(context.scope, input);
      return { sums: told.map(presentPublicSum), tooSmall, hash };
    }),
    issueSums: os.issueSums.handler(({ input, context }) => disclosure.issueSums(context.scope, input)),
    withdrawSums: os.withdrawSums.handler(({ input, context }) => disclosure.withdrawSums(context.scope, input)),
    public: {
      overview: os.public.overview.handler(async ({ input }) => {
        const found = await disclosure.overview(input.year);
        return { ...found, sums: found.sums.map(presentSum) };
      }),
      buildings: os.public.buildings.handler(async ({ input }) => {
        const { rows, total } = await disclosure.buildings(input);
        return { buildings: rows.map((row) => ({ ...presentBuilding(row), issuedAt: row.issued.toISOString(), peers: row.peers })), total };
      }),
    },
  });
}

function is(one: Candidate, state: State): boolean {
  if (state === 'all') return true;
  if (state === 'disclosed') return one.issued !== null;
  return state === 'possible' ? one.issued === null && one.hindrance === null : one.hindrance !== null;
}

function named({ told }: Candidate, search: string | undefined): boolean {
  return search === undefined || `${told.name} ${told.code}`.toLowerCase().includes(search.toLowerCase());
}

function countsOf(all: readonly Candidate[]): Record<State, number> {
  const count = (state: State) => all.filter((one) => is(one, state)).length;
  return { all: all.length, disclosed: count('disclosed'), possible: count('possible'), hindered: count('hindered') };
}

/** What is shown of a building: these fields by name, and no others that a row may contain. */
function presentBuilding({ code, name, district, use, floorAreaM2, uses, verdict, limits }: PublicBuilding | IssuedRow) {
  return { code, name, district, use, floorArea: floorAreaM2, uses: [...uses], verdict, limits };
}

type SumOut = z.infer<(typeof disclosureContract.public.overview)['~orpc']['outputSchema'] & z.ZodType>['sums'][number];

function presentPublicSum({ code, name, buildings, floorAreaM2, carriers }: PublicSum): Omit<SumOut, 'issuedAt'> {
  return { code, name, buildings, floorArea: floorAreaM2, carriers: carriers as SumOut['carriers'] };
}

const presentSum = (row: SumRow): SumOut => ({ ...presentPublicSum(row), issuedAt: row.issued.toISOString() });
