import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { daysOf, type InvalidMeter, invalidMeters, measured, type NotesOn } from './invalid-meters.ts';
import type { InvalidSpan } from './invalid-spans.ts';
import type { createKnown } from './known.ts';
import type { DueQuestion, VerificationNeeds } from './needs.ts';

/** Which meters, on days on end, `to` excluded. */
export type InvalidQuestion = Omit<DueQuestion, 'on' | 'within' | 'state' | 'age'> & { readonly from: string; readonly to: string };

type Grounds = { readonly known: ReturnType<typeof createKnown>; readonly askers: readonly NotesOn[] };

/** Meters that the scope sees that were overdue or failed: what they measured then, and the notes that stand on that. */
export async function invalid(needs: VerificationNeeds, { known, askers }: Grounds, scope: Scope, question: InvalidQuestion) {
  const { from, to, limit, offset, ...asked } = question;
  if (to <= from) throw new Problem('bad-input', 'period-backwards');
  const found = invalidMeters(await known.asked(scope, asked, from), from, to);
  // which meters are asked has been told: a heat company reads what it charges by, whoever serves the meter
  const use = ({ code }: MeterFacts, span: InvalidSpan) =>
    needs.metering.useOfMeter(programScope, { meter: code, from: span.from, to: span.to, step: 'year', knownAt: asked.knownAt });
  const page = found.slice(offset, offset + limit);
  const notes = await notesOn(askers, scope, page, asked.knownAt);
  const told = await Promise.all(page.map((one) => measured(one, use)));
  const meters = told.map((one) => ({ ...one, notes: notes(one.meter) }));
  return { from, to, meters, total: found.length, days: found.reduce((sum, { spans }) => sum + daysOf(spans), 0) };
}

/** The numbers of all notes that anybody knows to stand on invalid days, by meter. */
async function notesOn(askers: readonly NotesOn[], scope: Scope, page: readonly InvalidMeter[], knownAt: string | undefined) {
  const asked = page.map(({ meter, spans }) => ({ meter: meter.code, spans }));
  const told = await Promise.all(askers.map((ask) => ask(scope, asked, knownAt)));
  return (meter: string): string[] => told.flatMap((numbers) => numbers.get(meter) ?? []);
}
