import type { Pool } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { readUnit } from '#kernel/read-unit.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import * as arrivals from './arrival-store.ts';
import type { Bindings } from './bindings.ts';
import type { KeptConnection } from './connection-store.ts';
import { doubts } from './doubt.ts';
import type { GatewayNeeds } from './gateway-needs.ts';
import { type LineNeeds, type Profiles, type Protocol, silent, type Tested } from './lines/protocol.ts';
import type { Lines } from './running.ts';
import { seriesOf } from './series.ts';
import { sinceSpoken } from './last-spoke.ts';
import { deviceFindings, silentDevices, type SilentDevice } from './silent-devices.ts';
import { valueForSeries, waitedValue } from './series-value.ts';

/** The result for a channel in a test; `value` is what its series would receive. `words`: the content of its frame. */
export type TestedChannel = Omit<Tested, 'unit' | 'name' | 'gaveUp'> & {
  readonly name: LocalizedText | null;
  readonly series: string | null;
  readonly raw: string | number | null;
  readonly unit: string | null;
  readonly words: LocalizedText | null;
  readonly findings: readonly Finding[];
};

export type TestNeeds = Pick<GatewayNeeds, 'postgres' | 'registry' | 'points' | 'ending' | 'now' | 'readings'> & {
  readonly lines: Lines;
  readonly bindings: Bindings;
};

/** What was returned, and findings about it. */
export type TestedChannels = { readonly channels: readonly TestedChannel[]; readonly findings: readonly Finding[] };

/** Reads channels once; stores nothing. If devices send by themselves: what waits or arrived last. */
export async function testChannels(
  needs: TestNeeds,
  scope: Scope,
  one: KeptConnection,
  protocol: Protocol | undefined,
  some: readonly string[] | undefined,
): Promise<TestedChannels> {
  await needs.bindings.load(async () => undefined);
  const asked = some ?? needs.bindings.channels(one.code);
  if (protocol?.ask === undefined) return heard(needs, scope, one, protocol);
  const lineNeeds = await needs.lines.needsOf(one);
  const kept = asked.map((channel) => protocol.channel(channel.trim(), lineNeeds.profiles) ?? channel);
  const told = await protocol.ask(lineNeeds, [...new Set(kept)], needs.ending);
  const byChannel = new Map(told.map((row) => [row.channel, row]));
  // each under the name it was requested by, bound channels with everything that determines how they are read; if none is bound, what is
  // there
  const named = asked.flatMap((channel, at) => {
    const row = byChannel.get(kept[at] as string);
    return row === undefined ? [] : [{ ...row, channel: some === undefined ? (protocol.whole?.(channel) ?? channel) : channel }];
  });
  const rows = asked.length === 0 ? told : named;
  const channels = await shown(needs, scope, { one, protocol, profiles: lineNeeds.profiles }, rows);
  const isSilent = asked.length === 0 ? (await reached(lineNeeds, protocol)) === false : rows.every(({ problem }) => silent.has(problem));
  return {
    channels,
    findings: [
      ...(asked.length === 0 ? [warn('connection-without-channels', one.code)] : []),
      ...(isSilent ? [warn('nobody-answered', one.code)] : []),
      ...deviceFindings(await silences(needs, one.code, protocol, told)),
    ],
  };
}

/** Devices that do not answer, each since its last value. */
async function silences(
  needs: TestNeeds,
  connection: string,
  protocol: Protocol | undefined,
  told: readonly Tested[],
): Promise<SilentDevice[]> {
  const before = needs.lines.silent(connection);
  const found = silentDevices(protocol, told, before, needs.now());
  return protocol === undefined ? found : sinceSpoken(needs, { connection, protocol, now: needs.now() }, found, before);
}

const warn = (code: string, connection: string): Finding => ({ code, severity: 'warning', evidence: { connection } });

/** Whether anything answers there; null if that cannot be determined. */
const reached = (lineNeeds: LineNeeds, protocol: Protocol): Promise<boolean | null> =>
  protocol.reach === undefined ? Promise.resolve(null) : protocol.reach(lineNeeds).catch(() => false);

/** Looks for what is at an address; stores nothing. If devices send by themselves: the waiting values of channels that are not bound. */
export async function discoverChannels(
  needs: TestNeeds,
  scope: Scope,
  one: KeptConnection,
  protocol: Protocol | undefined,
  address: string,
): Promise<TestedChannels> {
  await needs.bindings.load(async () => undefined);
  if (protocol?.discover === undefined) return heard(needs, scope, one, protocol);
  const lineNeeds = await needs.lines.needsOf(one);
  const found = await protocol.discover.ask(lineNeeds, address.trim(), needs.ending);
  const findings: Finding[] = found.every(({ problem }) => silent.has(problem)) ? [warn('nobody-answered', one.code)] : [];
  return { channels: await shown(needs, scope, { one, protocol, profiles: lineNeeds.profiles }, found), findings };
}

async function heard(needs: TestNeeds, scope: Scope, one: KeptConnection, protocol: Protocol | undefined): Promise<TestedChannels> {
  const channels = await shown(needs, scope, { one, protocol }, await heardLast(needs.postgres, scope, one.code));
  return { channels, findings: [{ code: 'not-testable', severity: 'info', evidence: { connection: one.code } }] };
}

type Where = { readonly one: KeptConnection; readonly protocol: Protocol | undefined; readonly profiles?: Profiles };

/** A number wherever it is one, in whatever form its protocol returned it; text only where a number could not hold all its digits. */
export function plainNumber(value: string | number | null): string | number | null {
  if (typeof value !== 'string') return value;
  const [, digits = ''] = /^[+-]?(\d*\.?\d+)(?:e[+-]?\d{1,2})?$/iu.exec(value.trim()) ?? [];
  const isHeld = digits !== '' && (Number.isSafeInteger(Number(digits)) || digits.replace('.', '').length <= 15);
  return isHeld ? Number(value) : value;
}

async function shown(
  needs: TestNeeds,
  scope: Scope,
  { one: connection, protocol, profiles }: Where,
  rows: readonly Tested[],
): Promise<TestedChannel[]> {
  const { bindings, now } = needs;
  const bindingOf = (channel: string) => {
    const kept = profiles === undefined ? null : protocol?.channel(channel.trim(), profiles);
    return bindings.of(connection.code, kept ?? channel);
  };
  const bound = rows.flatMap(({ channel }) => bindingOf(channel)?.series ?? []);
  const series = await seriesOf(needs, 'all' in scope.sees ? programScope : scope, bound);
  return rows.map((asked) => {
    const { name = null, unit: told, gaveUp: _gaveUp, ...row } = asked;
    const binding = bindingOf(row.channel);
    const taken = binding === undefined ? null : valueForSeries(binding, { ...row, ...(told !== undefined && { unit: told }) });
    const isTaken = taken !== null && !('code' in taken);
    const value = plainNumber(isTaken ? taken.value : row.value);
    const unit = isTaken ? taken.unit : (binding?.unit ?? told ?? null);
    const mine = binding === undefined ? undefined : series.get(binding.series);
    const findings = mine === undefined ? [] : doubts(mine, { value, unit, interval: connection.settings['interval'] }, now());
    const words = row.frame === null ? null : (protocol?.frameText?.(row.frame) ?? null);
    return { ...row, name, raw: plainNumber(row.value), value, series: mine?.code ?? null, unit, words, findings };
  });
}

async function heardLast(postgres: Pool, scope: Scope, code: string): Promise<Tested[]> {
  if (!('all' in scope.sees)) return [];
  const rows = await arrivals.waitingChannels(postgres, wholeProgram, code, 1000);
  return rows.map(({ channel, value: text, at }) => {
    const { value, beside } = waitedValue(text);
    const unit = beside === undefined ? {} : { unit: readUnit(beside.text) ?? beside.text };
    return { channel, value, ...unit, at: Date.parse(at) || null, problem: null, frame: null };
  });
}
