import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Ledger } from '#platform/ledger/ledger.ts';
import { channelCode } from './channel-kind.ts';
import type { KeptConnection } from './connection-store.ts';
import { converted } from './convert.ts';
import { doubts } from './doubt.ts';
import type { Profiles, Protocols } from './lines/protocol.ts';
import { seriesOf, type SeriesNeeds } from './series.ts';

/** A channel to be bound by hand; `raw`: its value, if that is to be checked. */
export type WantedChannel = {
  readonly channel: string;
  readonly series: string;
  readonly scale?: number | null | undefined;
  readonly offset?: number | null | undefined;
  readonly unit?: string | null | undefined;
  readonly raw?: string | number | null | undefined;
};

/** The result for one channel. `value`: `raw` as its series would receive it; `problem`: why it was not bound. */
export type BoundChannel = {
  readonly channel: string;
  readonly series: string;
  readonly value: string | number | null;
  readonly isBound: boolean;
  readonly problem: Finding | null;
  readonly findings: readonly Finding[];
};

export type BindingNeeds = SeriesNeeds & {
  readonly ledger: Pick<Ledger, 'add' | 'edit'>;
  readonly protocols: Protocols;
  readonly profiles: () => Profiles;
  readonly now: () => number;
};

/**
 * Binds channels of a connection to series by hand, one change each, which `undo` takes back; a bound channel is bound again. Channels that
 * cannot be bound are reported, and the others are bound. @param isPreview only checks the values
 */
export async function bindChannels(
  needs: BindingNeeds,
  scope: Scope,
  connection: KeptConnection,
  wanted: readonly WantedChannel[],
  isPreview: boolean,
): Promise<BoundChannel[]> {
  const series = await seriesOf(
    needs,
    scope,
    wanted.map((one) => one.series),
  );
  const done: BoundChannel[] = [];
  for (const one of wanted) {
    const { scale, offset, unit, raw = null } = one;
    const value = converted(raw, { scale: scale ?? 1, offset: offset ?? 0, unit: unit ?? null });
    const bound = series.get(one.series);
    const weighed = { value, unit: unit ?? null, interval: connection.settings['interval'] };
    const findings = bound === undefined ? [] : doubts(bound, weighed, needs.now());
    const unknown: Finding = { code: 'unknown-series', severity: 'error', evidence: { value: one.series } };
    const problem = bound === undefined ? unknown : isPreview ? null : await bindOne(needs, scope, connection, one);
    done.push({ channel: one.channel, series: one.series, value, isBound: problem === null && !isPreview, problem, findings });
  }
  return done;
}

async function bindOne(
  { ledger, protocols, profiles }: BindingNeeds,
  scope: Scope,
  { code: connection, protocol }: KeptConnection,
  { channel, series, scale = null, offset = null, unit = null }: WantedChannel,
): Promise<Finding | null> {
  const written = protocols.get(protocol)?.channel(channel.trim(), profiles()) ?? channel.trim();
  const code = channelCode(connection, written);
  try {
    const fields = { connection, channel: written, series };
    const given = Object.fromEntries(Object.entries({ scale, offset, unit }).filter(([, value]) => value !== null));
    await ledger.add(scope, { code, set: { ...fields, ...given } });
    return null;
  } catch (trouble) {
    if (!(trouble instanceof Problem)) throw trouble;
    if (trouble.code !== 'code-taken') return findingOf(trouble);
  }
  return edited(ledger, scope, code, { series, scale, offset, unit });
}

/** Unbinds channels: their values wait again. Channels that are not bound are reported. */
export async function unbindChannels(
  { ledger }: Pick<BindingNeeds, 'ledger'>,
  scope: Scope,
  { code: connection }: KeptConnection,
  some: readonly string[],
): Promise<{ readonly channel: string; readonly problem: Finding | null }[]> {
  const done: { channel: string; problem: Finding | null }[] = [];
  for (const channel of some)
    done.push({ channel, problem: await edited(ledger, scope, channelCode(connection, channel), { series: null }) });
  return done;
}

/** Sets fields of a channel: to bind it elsewhere is what was asked. Returns what is wrong with it; null if nothing is. */
async function edited(
  ledger: BindingNeeds['ledger'],
  scope: Scope,
  code: string,
  set: Readonly<Record<string, string | number | null>>,
): Promise<Finding | null> {
  try {
    const [refused] = (await ledger.edit(scope, { codes: [code], set, onIdentityChange: 'accept' })).refused;
    return refused === undefined ? null : { code: refused.fault, severity: 'error', evidence: refused.evidence };
  } catch (trouble) {
    if (!(trouble instanceof Problem)) throw trouble;
    return findingOf(trouble);
  }
}

const findingOf = ({ code, evidence }: Problem): Finding => ({ code, severity: 'error', evidence });
