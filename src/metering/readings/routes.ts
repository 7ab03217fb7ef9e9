import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { importing, presentRun, sayIn, tellReject } from '#platform/imports/public/present-result.ts';
import { formatInstant } from '#kernel/instant.ts';
import { knownAtMs, type AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { Problem } from '#kernel/problem.ts';
import { readingsContract } from './contract.ts';
import { withProfile } from './profile.ts';
import { isNamed } from './quality/findings.ts';
import { sortSilent } from './quality/sort-silent.ts';
import type { MeterFinding } from './quality/meter-finding.ts';
import { zoneOf } from './facts.ts';
import { spanText } from './compute/present-finding.ts';
import { instantOf } from './intake/instant-of.ts';
import type { Readings } from './readings.ts';

export { readingsDownloads } from './downloads.ts';

type ProfiledRequest = Parameters<Readings['importReadings']>[1] & { readonly profile?: string | undefined };

/**
 * The contract of readings, implemented by their service.
 * @param words the words of all slices
 */
export function readingsRoutes(readings: Readings, words: Words) {
  const on = implement(readingsContract).$context<RequestContext>();
  const told = (found: MeterFinding, language: RequestContext['language']) => ({
    ...tell({ ...found, evidence: { meter: found.facts.code, from: localMinute(found), ...found.evidence } }, words, language),
    evidence: { ...found.evidence },
    id: found.id,
    meter: found.facts.code,
    building: found.facts.building,
    ...spanText(found),
    decision:
      found.decision === null
        ? null
        : {
            id: found.decision.id,
            as: found.decision.as,
            note: found.decision.note,
            by: found.decision.actor,
            at: formatInstant(found.decision.recorded / 1000),
          },
  });
  return on.router({
    importReadings: on.importReadings.handler(async ({ input, context: { scope, language } }) => {
      const ran = await readings.importReadings(scope, await asProfiled(readings, scope, input), sayIn(words, language));
      return presentRun(ran, input.preview === true, words, language);
    }),
    importBills: on.importBills.handler(async ({ input, context: { scope, language } }) => {
      const ran = await readings.importBills(scope, input, sayIn(words, language));
      return presentRun(ran, input.preview === true, words, language);
    }),
    record: on.record.handler(async ({ input, context: { scope, language } }) => {
      const ran = await readings.record(scope, input.readings, input.photos);
      return presentRun(ran, false, words, language) as never;
    }),
    recordLive: on.recordLive.handler(async ({ input, context: { scope, language } }) => {
      const { received, rejected, findings, ...answer } = await readings.recordLive(scope, input);
      const spoken = {
        rejected: rejected.map((one) => tellReject(one, words, language)),
        findings: findings.map((one) => tell(one, words, language)),
      };
      return { ...answer, ...spoken, received: new Date(received).toISOString() };
    }),
    findings: on.findings.handler(async ({ input, context: { scope, language } }) => {
      const { limit, offset, sort, order, ...asked } = input;
      const page = { limit, offset, sort, order };
      const { findings, total, more } = await readings.findings(scope, findingsFilter(asked, readings.now()), page);
      return { findings: findings.map((one) => told(one, language)), total, more };
    }),
    findingReadings: on.findingReadings.handler(({ input, context }) => readings.findingReadings(context.scope, input.finding)),
    findingCounts: on.findingCounts.handler(async ({ input, context: { scope } }) => {
      return { counts: await readings.findingCounts(scope, whichOf(input)) };
    }),
    silent: on.silent.handler(({ input, context }) => silentMeters(readings, context.scope, input)),
    measuredDays: on.measuredDays.handler(({ input, context }) => readings.measuredDays(context.scope, whichOf(input))),
    importDecisions: on.importDecisions.handler(importing(words, readings.importDecisions)),
    decide: on.decide.handler(({ input, context }) => readings.decide(context.scope, input.finding, input.as, input.note)),
  });
}

type SilentQuestion = Parameters<typeof whichOf>[0] & {
  readonly at?: string | undefined;
  readonly limit: number;
  readonly offset: number;
  readonly carrier?: string | undefined;
  readonly search?: string | undefined;
  readonly sort?: Parameters<typeof sortSilent>[1];
  readonly order: Parameters<typeof sortSilent>[2];
};

/** A page of the meters that have been silent for days. */
async function silentMeters(
  readings: Readings,
  scope: Scope,
  { at, limit, offset, carrier, search, sort, order, ...asked }: SilentQuestion,
) {
  const all = await readings.silent(scope, whichOf(asked), at === undefined ? null : instantOf(at, 0));
  const meant = all.filter(({ facts }) => (carrier === undefined || facts.carrier === carrier) && isNamed(facts, search));
  const found = sortSilent(meant, sort, order);
  const meters = found
    .slice(offset, offset + limit)
    .map(({ facts, last, days }) => ({ meter: facts.code, building: facts.building, carrier: facts.carrier, last, days }));
  return { meters, total: found.length };
}

/** When a finding begins, by the clock of its meter: `2026-03-01 08:15`. */
function localMinute({ from, facts }: MeterFinding): string {
  return new Date((from + zoneOf(facts).offsetAt(from)) * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

type FindingsInput = Partial<Record<'building' | 'meter' | 'region' | 'code' | 'knownAt' | 'search', string | undefined>> & {
  open?: boolean | undefined;
};

function findingsFilter({ building, meter, region, code, open, knownAt, search }: FindingsInput, now: number) {
  if (knownAt !== undefined && building === undefined && meter === undefined) throw new Problem('bad-input', 'known-of-one');
  return {
    ...(building === undefined ? {} : { buildings: [building] }),
    ...(meter === undefined ? {} : { meters: [meter] }),
    ...(region === undefined ? {} : { region }),
    ...(code === undefined ? {} : { code }),
    ...(open === undefined ? {} : { open }),
    ...(search === undefined ? {} : { search }),
    ...(knownAt === undefined ? {} : { known: knownThen(knownAt, now) }),
  };
}

function knownThen(text: string, now: number): AsOf {
  const received = knownAtMs(text, now);
  if (received === null) throw new Problem('bad-input', 'bad-instant', { text });
  return { received, recorded: now };
}

function whichOf({ building, region }: { building?: string | undefined; region?: string | undefined }) {
  return { ...(building === undefined ? {} : { buildings: [building] }), ...(region === undefined ? {} : { region }) };
}

/** The request, with a saved profile as its defaults. */
async function asProfiled(
  readings: Readings,
  scope: Scope,
  { profile, file, preview, wait, ...said }: ProfiledRequest,
): Promise<ProfiledRequest> {
  if (profile === undefined) return { ...said, file, preview, wait };
  return { ...withProfile(await readings.profile(scope, profile), said), file, preview, wait };
}
