import { asOfNow } from '#kernel/as-of.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { tellReject } from '#platform/imports/public/present-result.ts';
import type { OpenAdrClient } from './facts.ts';
import type { OpenAdrContext } from './needs.ts';
import { grantedTo, markEntered, reportsWaiting, type Kept } from './object-store.ts';
import type { EventBody, Interval, ReportBody } from './shapes.ts';
import { spansOf, type Span } from './time.ts';
import { scopeOf } from './trail.ts';

type UsageDescriptor = NonNullable<ReportBody['payloadDescriptors']>[number];

/**
 * A use that a report gives for a resource in an interval: kWh, null if it is not a single number of 0 or more; a span, null if it has none
 * or is marked as bad.
 */
type Usage = { readonly resource: string; readonly interval: number; readonly kwh: number | null; readonly span: Ended | null };

/** ms UTC. */
type Ended = { readonly start: number; readonly end: number };

/** Types of readings that were read, or are sums of such: not forecast, estimated or averaged. Without a type, a value counts as read. */
const readTypes: ReadonlySet<string> = new Set(['DIRECT_READ', 'NET', 'SUMMED']);
const aggregated = 'AGGREGATED_REPORT';

/** Whether use is in kWh and was read: by the report's own descriptor, otherwise by that of the event that requested it. */
function isReadInKwh({ payloadDescriptors }: ReportBody, event: EventBody): boolean {
  const found =
    payloadDescriptors?.find(({ payloadType }) => payloadType === 'USAGE') ??
    event.reportDescriptors?.find(({ payloadType }) => payloadType === 'USAGE');
  return found?.units === 'KWH' && (found.readingType === undefined || readTypes.has(found.readingType));
}

/** The uses that a report gives, by resource name; none if they are not in kWh or were not read. */
function usagesOf(report: ReportBody, event: EventBody, stated: number): Usage[] {
  if (!isReadInKwh(report, event)) return [];
  return report.resources.flatMap(({ resourceName, intervalPeriod, intervals }) => {
    const spans = spansOf(intervals, intervalPeriod, stated);
    return resourceName === aggregated ? [] : intervals.flatMap((interval, at) => usageOf(resourceName, interval, spans[at] ?? null));
  });
}

function usageOf(resource: string, { id, payloads }: Interval, span: Span | null): Usage[] {
  const values = payloads.filter(({ type }) => type === 'USAGE').map((one) => one.values);
  if (values.length === 0) return [];
  const [value] = values[0] ?? [];
  const isOne = values.length === 1 && values[0]?.length === 1 && typeof value === 'number' && value >= 0;
  const isBad = payloads.some(({ type, values: said }) => type === 'DATA_QUALITY' && said[0] === 'BAD');
  const ended = isBad || span === null || span.end === null || span.end <= span.start ? null : { start: span.start, end: span.end };
  return [{ resource, interval: id, kwh: isOne ? value : null, span: ended }];
}

const dayMs = 86_400_000;

/**
 * Checks the meter data of a report before it is accepted; anything else in it is not checked. @returns whether some of it is to be
 * imported into the readings
 * @throws Problem `openadr-usage-invalid` if a use is not a number, or below 0, `openadr-usage-future`: more than a day ahead, as for any
 * readings, `openadr-usage-refused` if it cannot be a reading of its meter
 */
export async function refuseUsage(context: OpenAdrContext, client: OpenAdrClient, report: ReportBody, event: Kept): Promise<boolean> {
  const usages = await meteredOf(context, client.id, usagesOf(report, event.body as EventBody, context.now()));
  const wrong = usages.find(({ kwh }) => kwh === null);
  if (wrong !== undefined) throw new Problem('bad-input', 'openadr-usage-invalid', { resource: wrong.resource, interval: wrong.interval });
  const latest = context.now() + dayMs;
  const ahead = usages.find(({ span }) => span !== null && span.end > latest);
  if (ahead !== undefined) throw new Problem('bad-input', 'openadr-usage-future', { resource: ahead.resource });
  await refuseUnreadable(context, client, usages);
  return usages.some(({ span }) => span !== null);
}

/** Data that is imported into the readings later is validated now, so that the sender receives the result. */
async function refuseUnreadable({ readings, words }: OpenAdrContext, client: OpenAdrClient, usages: readonly Usage[]): Promise<void> {
  const entering = usages.filter(isEntering);
  for (let at = 0; at < entering.length; at += most) {
    const part = entering.slice(at, at + most);
    const [refused] = await readings.judgeLive(scopeOf(client.id), { readings: part.map(readingOf) });
    if (refused === undefined) continue;
    const usage = part[refused.row - 1] as Entering;
    const said = (language: Language): string => tellReject(refused, words, language).detail;
    const why = { zh: said('zh'), en: said('en') };
    throw new Problem('bad-input', 'openadr-usage-refused', { resource: usage.resource, interval: usage.interval, why });
  }
}

type Entering = Usage & { readonly span: Ended; readonly kwh: number };

const isEntering = (usage: Usage): usage is Entering => usage.span !== null && usage.kwh !== null;

const readingOf = ({ resource, span, kwh }: Entering) =>
  ({ meter: resource, time: formatInstant(span.start / 1000), end: formatInstant(span.end / 1000), value: kwh, unit: 'kWh' }) as const;

/** The uses of electricity meters that belong to buildings among the targets of the client's ven. */
async function meteredOf(context: OpenAdrContext, client: string, usages: readonly Usage[]): Promise<Usage[]> {
  if (usages.length === 0) return [];
  const meters = await metersOf(context, client, usages);
  return usages.filter(({ resource }) => meters.has(resource));
}

/** Of the named resources, those that are electricity meters of buildings among the targets of the client's ven. */
async function metersOf({ postgres, registry }: OpenAdrContext, client: string, usages: readonly Usage[]): Promise<ReadonlySet<string>> {
  const granted = await grantedTo(postgres, checkedByCaller, client);
  if (granted.length === 0) return new Set();
  const names = [...new Set(usages.map(({ resource }) => resource))];
  const [meters, answering] = await Promise.all([
    registry.meterFacts(programScope, { meters: names, carrier: 'electricity' }, asOfNow),
    registry.answering(granted),
  ]);
  const buildings = new Set([...granted, ...[...answering.values()].map(({ code }) => code)]);
  return new Set(meters.filter(({ building }) => building !== null && buildings.has(building)).map(({ code }) => code));
}

/** The most readings imported in one batch. */
const most = 5000;

/**
 * Imports meter data from reports through the live readings service: each version of a report once, however often this is restarted.
 * @returns how many reports
 */
export async function enterReports(context: OpenAdrContext): Promise<number> {
  const { postgres } = context;
  const waiting = await reportsWaiting(postgres, wholeProgram);
  for (const report of waiting) {
    await enterReport(context, report);
    await markEntered(postgres, wholeProgram, report);
  }
  return waiting.length;
}

async function enterReport(context: OpenAdrContext, { id, client, body, modified }: Kept): Promise<void> {
  // its own kWh were determined before it was accepted, when the event's unit applied
  const units = { payloadDescriptors: [{ payloadType: 'USAGE', units: 'KWH' } as UsageDescriptor] };
  const usages = usagesOf({ ...(body as ReportBody), ...units }, {} as EventBody, modified.getTime());
  const readings = (await meteredOf(context, client ?? '', usages)).filter(isEntering).map(readingOf);
  for (let at = 0; at < readings.length; at += most) {
    const message = `${id}:${modified.getTime()}:${at}`;
    await context.readings.recordLive(scopeOf(client ?? ''), { message, readings: readings.slice(at, at + most) });
  }
}
