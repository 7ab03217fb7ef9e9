import { numberField, textField, type Dictionary } from '#platform/list-intake/fields.ts';
import { namesIn } from '#platform/list-intake/names.ts';
import { type ReadUnit, readUnits } from '#kernel/quantity.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import { type Series, seriesOf, type SeriesNeeds } from './series.ts';
import { seesChannel, seriesOfChannels } from './channel-store.ts';
import { protocolsOf } from './connection-store.ts';
import type { Profiles } from './lines/protocol.ts';
import type { Protocols } from './lines/protocol.ts';
import { channelFieldTerms } from './vocabulary.ts';

const named = namesIn(channelFieldTerms);

/** The columns of a list of channels (`live.md` 1); a channel's code is its connection and its name. */
export const channelDictionary: Dictionary = {
  kind: 'channels',
  fields: [
    textField(named('code'), 520),
    { ...textField(named('connection', ['连接代码']), 100), required: true },
    { ...textField(named('channel', ['通道号'], ['点位']), 400), required: true },
    { ...textField(named('series', ['序列代码'], ['序列号']), 100), required: true },
    numberField(named('scale', ['换算系数']), { min: -1e12, max: 1e12 }),
    numberField(named('offset', []), { min: -1e12, max: 1e12 }),
    textField(named('unit', []), 20),
  ],
};

export type ChannelKindNeeds = SeriesNeeds & {
  readonly protocols: Protocols;
  readonly profiles: () => Profiles;
  /** Called when channels were written. */
  readonly written: () => void;
};

/** The code of a channel. */
export const channelCode = (connection: string, channel: string): string => `${connection} ${channel}`;

/** An unbound channel belongs to whoever binds it next. */
function seesOrFree(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesChannel(scope, alias, values);
  return sight === 'true' ? sight : `(${alias}.series IS NULL OR ${sight})`;
}

/**
 * Channels as a kind of the ledger: visible to those who see the series that the channel is bound to. A channel without a series was
 * unbound.
 */
export function channelKind(needs: ChannelKindNeeds): KindSpec {
  return {
    name: 'channel',
    liesBy: { series: 'series' },
    table: { name: 'channel', lock: 7331 },
    dictionary: channelDictionary,
    identity: [{ field: 'series' }],
    required: ['connection', 'channel'],
    codeOf: ({ connection, channel }) =>
      typeof connection === 'string' && typeof channel === 'string' ? channelCode(connection, channel) : null,
    sees: seesOrFree,
    surroundings: async (on, scope) =>
      surroundingsOf(needs, scope, await protocolsOf(on, wholeProgram), (codes) => seriesOfChannels(on, wholeProgram, codes)),
  };
}

function surroundingsOf(
  { protocols, profiles, written, ...series }: ChannelKindNeeds,
  scope: Scope,
  known: ReadonlyMap<string, string>,
  boundBefore: (codes: readonly string[]) => Promise<string[]>,
): Surroundings {
  const seen = new Map<string, Series>();
  const seesAll = 'all' in scope.sees;
  return {
    defaults: {},
    resolve(fields) {
      const { connection, channel } = fields;
      if (typeof connection !== 'string' || typeof channel !== 'string') return [];
      const protocol = protocols.get(known.get(connection) ?? '');
      if (protocol === undefined) return [{ field: 'connection', code: 'no-such-connection', evidence: { connection, value: connection } }];
      const written = protocol.channel(channel.trim(), profiles());
      if (written === null)
        return [{ field: 'channel', code: 'unknown-channel', evidence: { channel, connection, example: protocol.channelExample } }];
      fields['channel'] = written;
      return [];
    },
    async load(groups) {
      const codes = new Set<string>();
      const keys: string[] = [];
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          keys.push(key);
          for (const { fields } of rows) if (typeof fields['series'] === 'string') codes.add(fields['series']);
        }
      for (const code of await boundBefore(keys)) codes.add(code);
      for (const [code, one] of await seriesOf(series, scope, [...codes])) seen.set(code, one);
    },
    isSeen: ({ series }) => seesAll || typeof series !== 'string' || seen.has(series),
    refuse: (_code, before, after) => {
      if (after['series'] !== undefined) return wrongSeries(after, seen, seesAll);
      return before === null ? { field: 'series', code: 'missing', evidence: { field: 'series' } } : null;
    },
    close: async () => {
      written();
      return [];
    },
  };
}

function wrongSeries({ series, unit }: Fields, seen: ReadonlyMap<string, Series>, seesAll: boolean): FieldFault | null {
  const bound = seen.get(String(series));
  if (bound === undefined)
    return seesAll
      ? { field: 'series', code: 'unknown-series', evidence: { value: series } }
      : { field: 'series', code: 'out-of-scope', evidence: { code: series } };
  if (typeof unit !== 'string') return null;
  if (!readUnits.includes(unit as ReadUnit)) return { field: 'unit', code: 'unknown-unit', evidence: { unit, value: unit } };
  return bound.takes(unit) ? null : { field: 'unit', code: 'unit-of-other-series', evidence: { unit, series, of: bound.of } };
}
