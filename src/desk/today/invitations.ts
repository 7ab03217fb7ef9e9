import { asOf } from '#kernel/as-of.ts';
import { exact, rounded } from '#kernel/exact-number.ts';
import type { Language } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { createZone } from '#kernel/zone.ts';
import { invitationSentence, offerOf } from './event-sentences.ts';
import type { BuildingNeeds } from './needs.ts';

type Listed = Awaited<ReturnType<BuildingNeeds['flexibility']['list']>>[number];

/** Events that are called and not over, the next first. @param now ms UTC */
export const aheadOf = (events: readonly Listed[], now: number): Listed[] =>
  events
    .filter(({ event }) => event.state === 'called' && Date.parse(event.to) > now)
    .toSorted((a, b) => (a.event.from < b.event.from ? -1 : 1));

/** When an event begins and ends by the clock of its members: `2026-06-24 19:00`. */
export function clockOf({ from, to, zone }: Listed['event']) {
  const local = (instant: string): string => {
    const at = Date.parse(instant) / 1000;
    return formatInstant(at + (createZone(zone)?.offsetAt(at) ?? 0))
      .slice(0, 16)
      .replace('T', ' ');
  };
  return { from: local(from), to: local(to) };
}

/** What is asked of the buildings of the scope in events to come, with what each is paid if it does all of it. */
export async function invitationsOf(needs: BuildingNeeds, scope: Scope, names: ReadonlyMap<string, string>, language: Language) {
  const known = asOf(needs.now(), undefined);
  const told = [];
  for (const { event, members } of aheadOf(await needs.flexibility.list(scope, {}), needs.now())) {
    const day = today(Date.parse(event.from), createZone(event.zone) ?? undefined);
    const { pay } = needs.flexibility.programme(event.programme, day, known);
    const terms = await needs.portfolio.membersOn(scope, event.portfolio, [day], known);
    const hours = rounded(exact(BigInt(Date.parse(event.to) - Date.parse(event.from))).div(exact('3600000')), 6);
    for (const { building, committedKw, answer } of members) {
      const name = names.get(building);
      if (name === undefined) continue;
      const share = terms.find((one) => one.building === building)?.share;
      const yuan = offerOf(pay, { kw: committedKw, hours, share });
      const asked = { event: event.code, building: name, direction: event.direction, clock: clockOf(event), kw: committedKw, answer, yuan };
      told.push({ event: event.code, building, kw: committedKw, answer, yuan, sentence: invitationSentence(asked, language) });
    }
  }
  return told;
}
