import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Language } from '#kernel/finding.ts';
import { createLinkedChange } from './change.ts';
import { createLinked } from './linked.ts';
import { createLinks, type Resident } from './links.ts';
import type { ResidentNeeds } from './needs.ts';
import { createObjections } from './objections.ts';
import { partOf, placeOf, seasonsOf } from './view.ts';
import { known } from './linked.ts';

/**
 * What a heat company provides to a resident: a link that expires, and behind it the resident's own heat, bill and payments, and a way to
 * object.
 * @example const { address } = await heatResident.links.make(scope, 'A-0101', 14)
 */
export function createHeatResident(needs: ResidentNeeds) {
  const links = createLinks(needs);
  const linked = { ...createLinked(needs, links), change: createLinkedChange(needs, links), changeShown: needs.heatBilling.changeShown };
  const objections = createObjections(needs, links);
  needs.heatNotes.residentsBy({
    async link(scope, account, days) {
      const { token, expires } = await links.make(scope, account, days);
      return { address: `${needs.site()}/heat-link#${token}`, expires };
    },
    term: () => objections.open('zh')?.within ?? null,
  });
  return {
    links,
    linked,
    /** How to object to a company, and the objections about a household within the scope. Throws `no-such-household`. */
    objections: {
      object: objections.object,
      open: objections.open,
      own: objections.own,
      async about(scope: Scope, household: string, language: Language) {
        await needs.heatSupply.households.get(scope, household, {});
        return objections.about(scope, household, language);
      },
    },
    /** Everything that a resident is shown for a season (defaults to the last one). Throws `season-missing`. */
    async show(by: Resident, season: string | undefined, language: Language) {
      const households = await links.households(by);
      const { own, all } = await seasonsOf(needs, by, households);
      const chosen = season === undefined ? own[0] : own.find(({ name }) => name === season);
      if (season !== undefined && chosen === undefined) throw new Problem('cannot-do', 'season-missing', { season, region: by.account });
      const before = chosen === undefined ? null : (all.find(({ to }) => to <= chosen.from) ?? null);
      const parts = [];
      for (const household of chosen === undefined ? [] : households)
        parts.push(await partOf(needs, by, { household, season: chosen as NonNullable<typeof chosen>, before, language }));
      const { notes, payments, balance, overdueSince } = await linked.standing(by);
      return {
        account: by.account,
        companies: await companiesOf(needs, households),
        on: today(needs.now()),
        expires: by.link.expires.toISOString(),
        seasons: own.map(({ name, from, to }) => ({ name, from, to })),
        season: chosen?.name ?? null,
        parts: parts.filter(({ bill }) => bill === null || bill.figures !== null || bill.held !== null),
        notes: notes.map(({ number, kind, season: of, household, quantity, total, day, due }) => ({
          number,
          kind,
          season: of,
          household,
          quantity,
          total,
          day,
          due,
        })),
        payments: payments.map(({ paid, yuan, kind, reference }) => ({ paid, yuan: kind === 'refund' ? `-${yuan}` : yuan, reference })),
        balance,
        overdueSince,
        objection: objections.open(language),
        objections: await objections.own(by, language),
      };
    },
  };
}

export type HeatResident = ReturnType<typeof createHeatResident>;

/** The names of the heat companies of households. */
async function companiesOf(needs: ResidentNeeds, households: readonly string[]): Promise<string[]> {
  const codes = new Set<string>();
  for (const household of households) {
    const place = await placeOf(needs, household, known(needs));
    if (place !== null) codes.add(place.company);
  }
  return Promise.all([...codes].map(async (code) => (await needs.place.organisation(programScope, code)).name));
}
