import { fieldOn } from '#heat-billing/season-facts.ts';
import type { PointReckoning } from '#heat-billing/heat-billing.ts';
import { parseDay } from '#kernel/day.ts';
import { moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { accountOf } from './accounts.ts';
import { stretchesOf } from './heat-per-area.ts';
import type { PaperNeeds } from './needs.ts';
import type { NoteRow } from './note-store.ts';
import type { Settlement } from './settlement.ts';
import { restsOf } from './settlement-rests.ts';

/**
 * All that a resident is told of a note: the bill as it stood when the note was issued, reckoned again of what was known then; payments as
 * they stand today. Where the bill does not come out as it was issued, what it rests on is left out (`rests` null), never guessed.
 * @param before the notes of its account, household and season that were issued before it
 */
export async function settlementOf(needs: PaperNeeds, scope: Scope, note: NoteRow, before: readonly NoteRow[]): Promise<Settlement> {
  const { household, account, season, company } = note;
  const reckoned = await reckonedOf(needs, note);
  const on = today(needs.now());
  const { balance, payments, overdueSince } = await accountOf(needs, scope, account, { on });
  const paid = payments.map(({ paid: day, yuan, reference, kind }) => ({ day, yuan: kind === 'refund' ? `-${yuan}` : yuan, reference }));
  return {
    number: note.number,
    kind: note.kind,
    company: await nameOf(needs, scope, company),
    season,
    account,
    household,
    point: note.point,
    building: note.building,
    occupant: await occupantOf(needs, scope, note, reckoned),
    day: note.day,
    due: note.due,
    lines: note.amounts,
    stands: note.stands,
    before: before.map((one) => ({ number: one.number, day: one.day, total: moneyOf(one.amounts.total) })),
    standing: { on, paid, balance, overdueSince },
    rests: reckoned === null ? null : await restsOf(needs, note, reckoned, 'zh'),
  };
}

/** The bills of the note's point as they were known when it was issued; null where its own does not come out as it stands in the note. */
async function reckonedOf({ heatBilling }: PaperNeeds, { season, point, household, account, stands, ...known }: NoteRow) {
  const [one] = await heatBilling.reckoner(season, known).points([point]);
  if (one === undefined || 'problem' in one) return null;
  const own = one.bill.households.find((bill) => bill.household === household)?.accounts.find((bill) => bill.account === account);
  return own !== undefined && moneyOf(own.lines.total) === stands.total ? one : null;
}

/** What a company is called; its code where the scope does not see it among organisations. */
async function nameOf({ place }: PaperNeeds, scope: Scope, company: string): Promise<string> {
  try {
    return (await place.organisation(scope, company)).name;
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-such-organisation') return company;
    throw error;
  }
}

/** Who had the account, as the asker may know; null for those who may not, and where nobody has said. */
async function occupantOf({ heatSupply }: PaperNeeds, scope: Scope, { household, account, received }: NoteRow, one: PointReckoning | null) {
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
