import { readSmtp, smtpAddress } from './smtp-address.ts';
import { resolve } from 'node:path';
import { z } from 'zod';
import { isAddressOrRange } from '#platform/http/proxies.ts';
import { Problem } from '#kernel/problem.ts';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const megabytes = (standard: number) =>
  z.coerce
    .number()
    .positive()
    .default(standard)
    .transform((mb) => Math.round(mb * 1024 * 1024));

/** Hint for a store's address; special characters in the password are the most common mistake. */
const addressHint =
  'an address such as {scheme}://user:password@host:port/yaodong; in the password / # ? @ % are written as %2F %23 %3F %40 %25';

/** PostgreSQL's address by host, or by socket (`postgres:///yaodong?host=/run/postgresql`). */
const postgresAddress = z
  .string()
  .refine((text) => /^postgres(?:ql)?:\/\/(?:[^/?#@]*@)?\//u.test(text) || (/^postgres(?:ql)?:/u.test(text) && URL.canParse(text)), {
    error: addressHint.replace('{scheme}', 'postgres'),
  });

/** ClickHouse's address, or several separated by commas. */
const clickhouseAddresses = z
  .string()
  .refine((text) => text.split(',').every((one) => /^https?:/u.test(one.trim()) && URL.canParse(one.trim())), {
    error: addressHint.replace('{scheme}', 'http'),
  });

const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']);

/** Every external setting, by its name in the environment. */
const environment = z.object({
  /** External stores; without them the program starts its own in the data directory. */
  DATABASE_URL: postgresAddress.optional(),
  CLICKHOUSE_URL: clickhouseAddresses.optional(),
  /** If CLICKHOUSE_URL names the shards of a cluster, separated by commas: the cluster's name in their configuration (`remote_servers`). */
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[A-Za-z]\w*$/u)
    .optional(),
  /** The public address if the program is behind a proxy: `https://energy.example.cn`. */
  YAODONG_URL: z.url({ protocol: /^https?$/u }).optional(),
  /** The addresses of such proxies, or ranges such as `10.42.0.0/16`, separated by commas: their `X-Forwarded-For` is trusted. */
  YAODONG_TRUSTED_PROXIES: list.refine((all) => all.every(isAddressOrRange), {
    error: 'addresses or ranges such as 10.42.0.0/16, with commas',
  }),
  YAODONG_TLS_CERT: z.string().min(1).optional(),
  YAODONG_TLS_KEY: z.string().min(1).optional(),
  /** Further origins under which the console may be opened, separated by commas. */
  YAODONG_ORIGINS: list,
  /** Signs cookies and seals second factors if several servers share the stores; at least 32 characters. */
  YAODONG_SECRET: z.string().min(32).optional(),
  /** The previous secret, only for `secret change`. */
  YAODONG_SECRET_OLD: z.string().min(1).optional(),
  /** The mail server: `smtps://USER:PASSWORD@HOST:465?from=city@example.cn`; on each start it replaces the one that is set up. */
  YAODONG_SMTP_URL: smtpAddress.optional(),
  YAODONG_LOG: logLevel.optional(),
  YAODONG_BODY_MB: megabytes(16),
  YAODONG_UPLOAD_MB: megabytes(64 * 1024),
  /** A request body that delivers less than this in any minute except its last is aborted; 0 allows any rate. */
  YAODONG_LEAST_KB_A_MINUTE: z.coerce.number().min(0).max(1_000_000).default(256),
  /** Seconds without the client reading any byte after which a response is ended. */
  YAODONG_UNREAD_S: z.coerce.number().min(1).max(86_400).default(60),
  /** Seconds of silence after which a store counts as hanging, and everything waiting for it gets an error. */
  YAODONG_STORE_PATIENCE_S: z.coerce.number().min(1).max(600).default(15),
  /** Whether a backup is written before a new version migrates external stores. */
  YAODONG_UPGRADE_COPY: z.enum(['yes', 'no']).default('yes'),
  /** An external server, for the command line. */
  YAODONG_SERVER: z.string().min(1).optional(),
  YAODONG_KEY: z.string().min(1).optional(),
  LANG: z.string().optional(),
});

/** Command line options in addition to the environment. */
export type Flags = {
  readonly data?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly demo?: boolean | undefined;
  readonly openadr?: 'off' | 'on' | 'test' | undefined;
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
  /** Log level if the environment does not set it. */
  readonly log?: LogLevel | undefined;
};

type LogLevel = z.infer<typeof logLevel>;

export type Config = ReturnType<typeof readConfig>;

/** Reads every setting, once. Throws Problem that says what to set. */
export function readConfig(flags: Flags = {}, given: NodeJS.ProcessEnv = process.env) {
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const read = environment.safeParse(present);
  if (!read.success) throw new Problem('bad-input', 'setting-invalid', { what: z.prettifyError(read.error) });
  const env = read.data;
  return {
    data: resolve(flags.data ?? './data'),
    host: flags.host ?? '127.0.0.1',
    port: flags.port ?? 8080,
    demo: flags.demo ?? false,
    /** The OpenADR server; `test`: with publicly known tokens. */
    openadr: flags.openadr ?? ('off' as const),
    databaseUrl: env.DATABASE_URL,
    clickhouseUrl: env.CLICKHOUSE_URL,
    clickhouseCluster: env.CLICKHOUSE_CLUSTER,
    publicUrl: env.YAODONG_URL?.replace(/\/$/u, '') ?? null,
    trustedProxies: env.YAODONG_TRUSTED_PROXIES,
    tls: tlsOf(flags.tlsCert ?? env.YAODONG_TLS_CERT, flags.tlsKey ?? env.YAODONG_TLS_KEY),
    origins: env.YAODONG_ORIGINS,
    secret: env.YAODONG_SECRET,
    secretBefore: env.YAODONG_SECRET_OLD,
    smtp: env.YAODONG_SMTP_URL === undefined ? null : readSmtp(env.YAODONG_SMTP_URL),
    log: env.YAODONG_LOG ?? flags.log ?? ('info' as const),
    mostBodyBytes: env.YAODONG_BODY_MB,
    mostUploadBytes: env.YAODONG_UPLOAD_MB,
    leastBytesAMinute: env.YAODONG_LEAST_KB_A_MINUTE * 1024,
    unreadMs: env.YAODONG_UNREAD_S * 1000,
    storePatienceMs: env.YAODONG_STORE_PATIENCE_S * 1000,
    upgradeCopy: env.YAODONG_UPGRADE_COPY === 'yes',
    server: env.YAODONG_SERVER ?? null,
    key: env.YAODONG_KEY ?? null,
    language: env.LANG?.toLowerCase().startsWith('en') === true ? ('en' as const) : ('zh' as const),
  };
}

function tlsOf(certificate: string | undefined, key: string | undefined) {
  if (certificate === undefined && key === undefined) return null;
  if (certificate === undefined || key === undefined) throw new Problem('bad-input', 'tls-incomplete');
  return { certificate, key };
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Whether only this machine can reach the host. */
export function isLoopback(host: string): boolean {
  return loopback.has(host) || /^127\.\d+\.\d+\.\d+$/u.test(host);
}

/** Throws Problem if publicly known tokens would give access to real data. */
export function refuseTestTokens({ openadr, demo, host, publicUrl }: Pick<Config, 'openadr' | 'demo' | 'host' | 'publicUrl'>): void {
  if (openadr !== 'test') return;
  if (demo) throw new Problem('bad-input', 'openadr-test-demo');
  if (!isLoopback(host) || publicUrl !== null) throw new Problem('bad-input', 'openadr-test-host', { host });
}

/** Throws Problem if others could reach the server over an unencrypted connection. */
export function refuseOpenDoor(config: Config): void {
  if (config.demo && !isLoopback(config.host)) throw new Problem('bad-input', 'demo-host', { host: config.host });
  refuseTestTokens(config);
  if (isLoopback(config.host)) return;
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  if (everywhere && config.tls !== null && config.publicUrl === null)
    throw new Problem('bad-input', 'address-unknown', { host: config.host });
  if (config.tls !== null) return;
  if (config.publicUrl !== null && config.trustedProxies.length > 0) return;
  throw new Problem('bad-input', 'open-host', { host: config.host });
}
