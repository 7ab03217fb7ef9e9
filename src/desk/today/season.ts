import { asOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { can } from '#kernel/rights.ts';
import { organisationOf, programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { actSentence, nextAct, readShare, seasonActs, type SeasonFacts, seasonSentences } from './season-sentences.ts';
import { seasonOfDay } from './season-of-day.ts';
import type { SeasonNeeds } from './needs.ts';

/** The procedures by which residents complain (`knowledge/procedures`). */
const [coldHome, objection] = ['cold-home', 'heat-objection'];

/** How the season of what the scope supplies stands, and its next act; null if it supplies nothing or no season was stated. */
export async function seasonToday(needs: SeasonNeeds, scope: Scope, language: Language) {
  const day = today(needs.now());
  const facts = await factsOf(needs, scope, day);
  if (facts === null) return { day, season: null };
  const act = nextAct(facts);
  const { name, from, to, days, passed } = facts;
  const reached = act === null ? seasonActs.length : seasonActs.indexOf(act);
  return {
    day,
    season: {
      name,
      from,
      to,
      days,
      passed,
      readShare: readShare(facts),
      complaints: facts.complaints + facts.objections,
      cold: facts.cold,
      arrears: facts.arrears,
      sentences: seasonSentences(facts, language),
      act: { name: act, sentence: actSentence(facts, language) },
      steps: seasonActs.map((step, at) => ({
        name: step,
        state: at < reached ? ('done' as const) : at === reached ? ('now' as const) : ('later' as const),
      })),
    },
  };
}

async function factsOf(needs: SeasonNeeds, scope: Scope, day: string): Promise<SeasonFacts | null> {
  const points = await needs.heatSupply.points.placedAt(scope, {}, asOf(needs.now(), undefined));
  const regions = [...new Set(points.map(({ building }) => building.region))];
  const stated = await Promise.all(regions.map((region) => needs.heatBilling.seasons({ region })));
  const season = seasonOfDay(stated.flat(), day);
  if (season === null) return null;
  const { name, from, to } = season;
  const [state, notes, arrears, overdueMeters, complaints, cold] = await Promise.all([
    needs.heatNotes.state(scope, { season: name }, { limit: 0, offset: 0 }),
    needs.heatNotes.list(scope, { season: name, limit: 0, offset: 0 }),
    needs.heatNotes.arrears(scope, {}),
    overdueOf(needs, scope),
    complaintsOf(needs, scope),
    coldOf(needs, scope),
  ]);
  const sum = (of: 'all' | 'whole' | 'unmetered'): number => state.points[of] + state.households[of];
  const isCharged = !arrears.findings.some(({ code }) => code === 'arrears-without-notes');
  const overdue = arrears.accounts.filter(({ overdueSince }) => overdueSince !== null).length;
  return {
    name,
    from,
    to,
    days: state.days,
    passed: state.passed,
    until: Math.max(0, (parseDay(from) ?? 0) - (parseDay(day) ?? 0)),
    ended: state.ended,
    meters: { all: sum('all'), whole: sum('whole'), unmetered: sum('unmetered') },
    ...complaints,
    cold,
    arrears: isCharged ? { total: arrears.total, accounts: arrears.accounts.length, overdue } : null,
    notes: notes.total,
    overdueMeters,
  };
}

async function overdueOf({ meterVerification }: SeasonNeeds, scope: Scope): Promise<number> {
  const company = organisationOf(scope.sees);
  const { counts } = await meterVerification.due(scope, {
    carrier: 'heat',
    within: 0,
    limit: 0,
    offset: 0,
    ...(company !== null && { company }),
  });
  return counts.overdue + counts.failed;
}

/** Open cases: complaints name a household and often no company, so that those of the households that the scope serves are picked out. */
async function complaintsOf({ cases, heatInputs }: SeasonNeeds, scope: Scope) {
  const open = { procedure: coldHome, isOpen: true };
  const { total: objections } = await cases.list(scope, { procedure: objection, isOpen: true, limit: 1, offset: 0 });
  const own = await cases.standings(scope, open);
  if (!can(scope, 'keep-heat')) return { complaints: own.length, objections };
  const seen = new Set(own.map((one) => one.case));
  const others = (await cases.standings(programScope, open)).filter((one) => !seen.has(one.case));
  const households = others.map(({ fields: { household } }) => (typeof household === 'string' ? household : ''));
  const served = await heatInputs.decisions.servedAmong(scope, [...new Set(households)]);
  return { complaints: own.length + households.filter((one) => served.has(one)).length, objections };
}

/** Null for those who decide nothing about bills. */
async function coldOf({ heatNetwork }: SeasonNeeds, scope: Scope): Promise<number | null> {
  if (!can(scope, 'keep-heat')) return null;
  return (await heatNetwork.coldProposals(scope)).filter(({ decision }) => decision === null).length;
}
