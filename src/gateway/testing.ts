import type { Pool } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import * as arrivals from './arrival-store.ts';
import type { Bindings } from './bindings.ts';
import type { KeptConnection } from './connection-store.ts';
import { converted } from './convert.ts';
import { doubts } from './doubt.ts';
import type { GatewayNeeds } from './gateway-needs.ts';
import type { Protocol, Tested } from './lines/protocol.ts';
import type { Lines } from './running.ts';
import { seriesOf } from './series.ts';

/** What a channel shows in a test; `value` is what its series would be told. `words`: what its frame says. */
export type TestedChannel = Omit<Tested, 'unit' | 'name' | 'gaveUp'> & {
  readonly name: LocalizedText | null;
  readonly series: string | null;
  readonly raw: string | number | null;
  readonly unit: string | null;
  readonly words: LocalizedText | null;
  readonly findings: readonly Finding[];
};

export type TestNeeds = Pick<GatewayNeeds, 'postgres' | 'registry' | 'points' | 'ending' | 'now'> & {
  readonly lines: Lines;
  readonly bindings: Bindings;
};

/** What was told, and what is to be known of how. */
export type TestedChannels = { readonly channels: readonly TestedChannel[]; readonly findings: readonly Finding[] };

/** Asks channels once; stores nothing. Where devices tell by themselves: what waits or came last. */
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
  return {
    channels: await shown(needs, scope, { one, protocol }, await protocol.ask(await needs.lines.needsOf(one), asked, needs.ending)),
    findings: [],
  };
}

/** Looks what is there at an address; stores nothing. Where devices tell by themselves: what waits of channels that are not bound. */
export async function discoverChannels(
  needs: TestNeeds,
  scope: Scope,
  one: KeptConnection,
  protocol: Protocol | undefined,
  address: string,
): Promise<TestedChannels> {
  await needs.bindings.load(async () => undefined);
  if (protocol?.discover === undefined) return heard(needs, scope, one, protocol);
  const found = await protocol.discover.ask(await needs.lines.needsOf(one), address.trim(), needs.ending);
  const findings: Finding[] =
    found.length === 0 ? [{ code: 'nobody-answered', severity: 'warning', evidence: { connection: one.code } }] : [];
  return { channels: await shown(needs, scope, { one, protocol }, found), findings };
}

async function heard(needs: TestNeeds, scope: Scope, one: KeptConnection, protocol: Protocol | undefined): Promise<TestedChannels> {
  const channels = await shown(needs, scope, { one, protocol }, await heardLast(needs.postgres, scope, one.code));
  return { channels, findings: [{ code: 'not-testable', severity: 'info', evidence: { connection: one.code } }] };
}

type Where = { readonly one: KeptConnection; readonly protocol: Protocol | undefined };

async function shown(
  needs: TestNeeds,
  scope: Scope,
  { one: connection, protocol }: Where,
  rows: readonly Tested[],
): Promise<TestedChannel[]> {
  const { bindings, now } = needs;
  const bound = rows.flatMap(({ channel }) => bindings.of(connection.code, channel)?.series ?? []);
  const series = await seriesOf(needs, 'all' in scope.sees ? programScope : scope, bound);
  return rows.map((asked) => {
    const { name = null, unit: told, gaveUp: _gaveUp, ...row } = asked;
    const binding = bindings.of(connection.code, row.channel);
    const value = binding === undefined ? row.value : converted(row.value, binding);
    const unit = binding?.unit ?? told ?? null;
    const mine = binding === undefined ? undefined : series.get(binding.series);
    const findings = mine === undefined ? [] : doubts(mine, { value, unit, interval: connection.settings['interval'] }, now());
    const words = row.frame === null ? null : (protocol?.frameText?.(row.frame) ?? null);
    return { ...row, name, raw: row.value, value, series: mine?.code ?? null, unit, words, findings };
  });
}

async function heardLast(postgres: Pool, scope: Scope, code: string): Promise<Tested[]> {
  if (!('all' in scope.sees)) return [];
  const rows = await arrivals.waitingChannels(postgres, scope, code, 1000);
  return rows.map(({ channel, value, at }) => ({ channel, value, at: Date.parse(at) || null, problem: null, frame: null }));
}
