import type { Connection, Protocol } from './use-connections.ts';

/** What is typed about a connection. Secrets are those to be set; `dropped`: those to be removed; `accounts`: users of a broker. */
export type FormTyped = {
  readonly code: string;
  readonly protocol: string;
  readonly host: string;
  readonly port: string;
  readonly every: string;
  readonly set: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
  readonly dropped: readonly string[];
  readonly account: { readonly user: string; readonly password: string };
};

const here = '127.0.0.1';

/** The initial form: of an existing connection, or of the named or first protocol. */
export function typedOf(of: Connection | undefined, protocols: readonly Protocol[], name?: string): FormTyped {
  const protocol = protocols.find((one) => one.protocol === (of?.protocol ?? name)) ?? protocols[0];
  return {
    code: of?.code ?? '',
    protocol: protocol?.protocol ?? '',
    host: of?.host ?? here,
    port: String(of?.port ?? protocol?.port ?? ''),
    every: of?.every ?? '15min',
    set: of?.settings ?? {},
    secret: {},
    dropped: [],
    account: { user: '', password: '' },
  };
}

export const isPort = (text: string): boolean => /^\d{1,5}$/u.test(text.trim()) && Number(text) >= 1 && Number(text) <= 65_535;

/** Whether the text is a valid polling interval: `1s` to `1d`; the server checks the bounds. */
export const isEvery = (text: string): boolean => /^\d{1,5}(?:s|min|h|d)$/u.test(text.trim());

/**
 * What is sent apart from secrets. A new connection sends only what is filled in; an edited one sends everything, so that cleared values
 * are removed.
 */
export function settingsToSend({ host, port, every, set }: FormTyped, protocol: Protocol | undefined, isNew: boolean) {
  const names = (protocol?.settings ?? []).map(({ name }) => name);
  const all = Object.fromEntries(names.map((name) => [name, (set[name] ?? '').trim()]));
  const said = isNew ? Object.fromEntries(Object.entries(all).filter(([, text]) => text !== '')) : all;
  return { host: host.trim(), port: Number(port), ...(protocol?.way === 'polls' && { every: every.trim() }), set: said };
}

/** Secrets that are set, and removed ones as an empty text; what is left blank stays. */
export function secretsOf({ secret, dropped }: FormTyped): Record<string, string> {
  const said = Object.entries(secret).filter(([, text]) => text !== '');
  return Object.fromEntries([...dropped.map((name) => [name, ''] as const), ...said]);
}

/** The account to be added. */
export function accountsOf({ account: { user, password } }: FormTyped): Record<string, string> {
  return user.trim() === '' || password === '' ? {} : { [user.trim()]: password };
}
