import { isHost, isRefusedHost } from '#kernel/guarded-caller.ts';
import { Problem } from '#kernel/problem.ts';
import type { Connection, Protocol, Setting } from './lines/protocol.ts';

/** The input for a new connection. */
export type ConnectionGiven = {
  readonly code: string;
  readonly protocol: string;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly every?: string | undefined;
  readonly set?: Readonly<Record<string, string>> | undefined;
  readonly secret?: Readonly<Record<string, string>> | undefined;
};

/** The length (s) of intervals whose length is constant. */
export const lengthsOfIntervals: ReadonlyMap<string, number> = new Map([
  ['15min', 900],
  ['30min', 1800],
  ['1h', 3600],
  ['1d', 86_400],
]);

const intervals = [...lengthsOfIntervals.keys(), '1month', '1year'];
const marks = ['start', 'end'];

/** Settings that every protocol takes: what the values of interval meters mean. */
export const commonSettings: readonly Setting[] = [
  {
    name: 'interval',
    label: { zh: '间隔长度', en: 'Length of intervals' },
    hint: { zh: '区间计量点：每个数值代表多长时间的用量', en: 'for interval meters: the length of time that each value covers' },
    choices: intervals,
    isRight: (text) => intervals.includes(text),
  },
  {
    name: 'marks',
    label: { zh: '时标含义', en: 'What times mark' },
    hint: { zh: '时间是区间的开始还是结束', en: 'whether a time is the start of its interval or its end' },
    choices: marks,
    isRight: (text) => marks.includes(text),
  },
];

const seconds = { s: 1, min: 60, h: 3600, d: 86_400 } as const;
const usualEvery = 900;

/** The seconds of `10s`, `15min`, `1h`, `1d`, from one second to a day. Throws Problem `every-bad`. */
export function everySeconds(text: string | undefined): number {
  if (text === undefined) return usualEvery;
  const [, count, unit] = /^(\d{1,5})(s|min|h|d)$/u.exec(text.trim()) ?? [];
  const length = Number(count) * seconds[(unit ?? 's') as keyof typeof seconds];
  if (!(length >= 1 && length <= 86_400)) throw new Problem('bad-input', 'every-bad', { every: text });
  return length;
}

/** `15min` for 900. */
export function everyText(length: number): string {
  for (const unit of ['d', 'h', 'min'] as const) if (length % seconds[unit] === 0) return `${length / seconds[unit]}${unit}`;
  return `${length}s`;
}

/**
 * A connection from its input. Throws Problem `setting-unknown`, `setting-bad`, `setting-missing`, `secret-unknown`, `secret-bad`,
 * `every-bad`, `device-host-bad`, `open-door`, `device-host-refused`.
 */
export function connectionOf(given: ConnectionGiven, protocol: Protocol): Connection {
  const { code, host = '127.0.0.1', port = protocol.port } = given;
  const settings = given.set ?? {};
  const secrets = given.secret ?? {};
  refuseSettings([...protocol.settings, ...commonSettings], settings, 'setting');
  if (protocol.secrets !== 'any') refuseSettings(protocol.secrets, secrets, 'secret');
  const one = {
    code,
    protocol: protocol.name,
    host,
    port,
    everyS: everySeconds(given.every),
    settings,
    secrets: Object.keys(secrets).toSorted(),
  };
  refusePlace(one, protocol);
  return one;
}

/** The input for a change of a connection. */
export type ConnectionChange = Omit<ConnectionGiven, 'code' | 'protocol'>;

/**
 * A connection after a change, and its secrets: an empty text removes a setting or a secret; what is not named stays. Throws as
 * `connectionOf`.
 * @param secrets their current values
 */
export function changedConnection(
  one: Connection,
  { host = one.host, port = one.port, every = everyText(one.everyS), set = {}, secret = {} }: ConnectionChange,
  secrets: Readonly<Record<string, string>>,
  protocol: Protocol,
): { readonly connection: Connection; readonly secrets: Readonly<Record<string, string>> } {
  const { code } = one;
  const kept = laidOn(secrets, secret);
  const given = { code, protocol: protocol.name, host, port, every, set: laidOn(one.settings, set), secret: kept };
  return { connection: connectionOf(given, protocol), secrets: kept };
}

const laidOn = (held: Readonly<Record<string, string>>, said: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...held, ...said }).filter(([, text]) => text !== ''));

function refuseSettings(known: readonly Setting[], given: Readonly<Record<string, string>>, kind: 'setting' | 'secret'): void {
  for (const [name, text] of Object.entries(given)) {
    const setting = known.find((one) => one.name === name);
    if (setting === undefined)
      throw new Problem('bad-input', `${kind}-unknown`, { [kind]: name, known: known.map((one) => one.name).join(' ') });
    // a secret's value must not appear in messages about it
    if (text === '' || setting.isRight?.(text) === false)
      throw new Problem('bad-input', `${kind}-bad`, { [kind]: name, ...(kind === 'setting' && { value: text }) });
  }
  const missing = known.find(({ name, isRequired }) => isRequired === true && given[name] === undefined);
  if (missing !== undefined) throw new Problem('bad-input', 'setting-missing', { setting: missing.name });
}

/**
 * Checks where a connection listens or dials. Throws Problem `device-host-bad`, `open-door`, `tls-without-certificate`,
 * `device-host-refused`.
 */
export function refusePlace(one: Connection, protocol: Protocol): void {
  if (!isHost(one.host)) throw new Problem('bad-input', 'device-host-bad', { connection: one.code, host: one.host });
  if (protocol.listens(one.settings)) return refuseOpenDoor(one);
  // devices are not queried at link-local or other special addresses
  if (isRefusedHost(one.host)) throw new Problem('bad-input', 'device-host-refused', { connection: one.code, host: one.host });
}

/** Beyond this machine, no one may connect who was not named, or whose line can be eavesdropped on. Throws Problem `open-door`. */
function refuseOpenDoor({ code, host, settings, secrets }: Connection): void {
  if (isLoopback(host)) return;
  if (settings['tls'] !== 'yes' && settings['allow'] === undefined) throw new Problem('bad-input', 'open-door', { connection: code, host });
  if (settings['tls'] === 'yes' && !(secrets.includes('cert') && secrets.includes('key')))
    throw new Problem('bad-input', 'tls-without-certificate', { connection: code });
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host);
