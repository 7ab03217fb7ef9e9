import { fieldOn } from '#heat/heat-billing/facts.ts';
import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import { parseDay } from '#kernel/day.ts';
import { moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { accountOf } from '../season/accounts.ts';
import { stretchesOf } from '../public/heat-per-area.ts';
import type { PaperNeeds } from '../needs.ts';
import type { NoteRow } from '../note-store.ts';
import type { Settlement } from '../public/settlement.ts';
import { type DaysOfMeters, restsOf, spanOf } from './settlement-rests.ts';

/** How papers let a resident see more: for how many days their link is valid; absent: no link. */
export type PaperLinks = { readonly linkDays?: number | undefined };

/**
 * Everything that a resident is shown of a note: the bill as it was when the note was issued, calculated again from what was known then;
 * payments as of today. If the bill does not come out as it was issued, its basis is left out (`rests` null), never guessed. For
 * consecutive notes of the same point, its bills are calculated once.
 */
export function createSettlements(needs: PaperNeeds, scope: Scope, { linkDays }: PaperLinks = {}) {
  const names = new Map<string, Promise<string>>();
  const links = new Map<string, Promise<Settlement['objecting']['link']>>();
  let latest: { readonly key: string; readonly one: Promise<PointWithDays | null> } | null = null;
  const pointOf = (note: NoteRow): Promise<PointWithDays | null> => {
    const key = JSON.stringify([note.season, note.point, note.received, note.recorded]);
    if (latest?.key !== key) latest = { key, one: calculatedFor(needs, note) };
    return latest.one;
  };
  const once = <T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? ask();
    known.set(key, found);
    return found;
  };
  return {
    /** @param before the earlier notes of its account, household and season */
    async of(note: NoteRow, before: readonly NoteRow[]): Promise<Settlement> {
      const { household, account, season, company } = note;
      const point = await pointOf(note);
      const calculated = point !== null && comesOut(point.one, note) ? point.one : null;
      const resident = needs.resident();
      return {
        number: note.number,
        kind: note.kind,
        company: await once(names, company, () => nameOf(needs, scope, company)),
        season,
        account,
        household,
        point: note.point,
        building: await buildingOf(needs, note),
        occupant: await occupantOf(needs, scope, note, calculated),
        day: note.day,
        due: note.due,
        lines: note.amounts,
        stands: note.stands,
        before: before.map((one) => ({ number: one.number, day: one.day, total: moneyOf(one.amounts.total) })),
        standing: await standingOf(needs, scope, account),
        indicative: calculated !== null && needs.heatBilling.shown(calculated, household, '').indicative,
        objecting: {
          link:
            linkDays === undefined || resident === null ? null : await once(links, account, () => resident.link(scope, account, linkDays)),
          term: resident?.term() ?? null,
        },
        rests: calculated === null ? null : await restsOf(needs, note, calculated, 'zh', point?.days),
      };
    },
  };
}

async function standingOf(needs: PaperNeeds, scope: Scope, account: string): Promise<Settlement['standing']> {
  const on = today(needs.now());
  const { balance, payments, overdueSince } = await accountOf(needs, scope, account, { on });
  const paid = payments.map(({ paid: day, yuan, reference, kind }) => ({ day, yuan: kind === 'refund' ? `-${yuan}` : yuan, reference }));
  return { on, paid, balance, overdueSince };
}

/** The bills of a point, and the readings of all of its meters in the season, fetched together. */
type PointWithDays = { readonly one: PointCalculation; readonly days: DaysOfMeters };

/** The bills of the note's point as known when it was issued; null if they cannot be calculated. */
async function calculatedFor({ heatBilling }: PaperNeeds, { season, point, ...known }: NoteRow): Promise<PointWithDays | null> {
  const [one] = await heatBilling.calculator(season, known).points([point]);
  if (one === undefined || 'problem' in one) return null;
  let told: ReturnType<DaysOfMeters> | null = null;
  const meters = [one.pointMeter, ...[...one.households.values()].map(({ meter }) => meter)].filter((meter) => meter !== null);
  return { one, days: () => (told ??= heatBilling.meterDays(meters, spanOf(one), known)) };
}

/** Whether the bill of a note comes out as stated in the note. */
function comesOut({ bill }: PointCalculation, { household, account, stands }: NoteRow): boolean {
  const own = bill.households.find((one) => one.household === household)?.accounts.find((one) => one.account === account);
  return own !== undefined && moneyOf(own.lines.total) === stands.total;
}

/** The name and location of the building of a note. */
async function buildingOf({ registry }: PaperNeeds, { building, received, recorded }: NoteRow): Promise<Settlement['building']> {
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, { received, recorded });
  const address = facts?.fields['address'];
  return { code: building, name: facts?.name ?? null, address: typeof address === 'string' && address !== '' ? address : null };
}

/** The name of a company; its code if the scope does not see it among organisations. */
async function nameOf({ place }: PaperNeeds, scope: Scope, company: string): Promise<string> {
  try {
    return (await place.organisation(scope, company)).name;
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-such-organisation') return company;
    throw error;
  }
}

/** The occupant of the account, as far as the requester may know; null for those who may not, and if unknown. */
async function occupantOf(
  { heatSupply }: PaperNeeds,
  scope: Scope,
  { household, account, received }: NoteRow,
  one: PointCalculation | null,
) {
  if (one === null) return null;
  const knownAt = new Date(received).toISOString();
  try {
    const { name, dated } = await heatSupply.households.get(scope, household, { knownAt });
    const facts = one.households.get(household)?.facts;
    const last = facts === undefined ? undefined : stretchesOf(facts, one.season).findLast((stretch) => stretch.account === account);
    const shown = { code: household, fields: { name }, dated: dated as NonNullable<typeof facts>['dated'] };
    return last === undefined ? name : fieldOn(shown, 'name', parseDay(last.from) ?? 0);
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-such-household') return null;
    throw error;
  }
}
