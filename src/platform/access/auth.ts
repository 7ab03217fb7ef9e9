import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { getSchema } from 'better-auth/db';
import { twoFactor, username } from 'better-auth/plugins';
import type { Pool } from 'pg';
import { cookiePrefix } from './cookies.ts';

/** The header in which the HTTP layer puts the caller's true address; any value sent by the caller under this name is dropped. */
export const addressHeader = 'x-yaodong-address';

export const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,39}$/u;

export const shortestPassword = 10;

/** A session ends after this long without use … */
const unusedS = 7 * 24 * 3600;

/** … and after this long in any case, when a new sign-in is required. */
export const longestSessionMs = 30 * 24 * 3_600_000;

export type AuthNeeds = {
  readonly postgres: Pool;
  /** Signs cookies and seals second factors; stored with the accounts so that they move together. */
  readonly secret: string;
  /** The public address, `https://energy.example.cn`. */
  readonly site: string;
  /** Every origin the console may be opened from; grows when the server learns its port. */
  readonly origins: () => readonly string[];
  readonly secureCookies: boolean;
  /** Why an account gets no session although its password was right; null if it gets one. */
  readonly shut: (userId: string) => Promise<'ACCOUNT_CLOSED' | 'ONE_TIME_EXPIRED' | null>;
  readonly warn: (message: string) => void;
};

/** Account fields in addition to better-auth's own; never taken from a request. */
const accountFields = {
  role: { type: 'string', required: true, input: false },
  region: { type: 'string', required: false, input: false },
  organisation: { type: 'string', required: false, input: false },
  mustChange: { type: 'boolean', required: true, defaultValue: false, input: false },
  oneTimeUntil: { type: 'date', required: false, input: false },
  disabled: { type: 'boolean', required: true, defaultValue: false, input: false },
} as const;

/**
 * Sign-in, sessions, second factors and API keys, on our PostgreSQL, in tables prefixed `access_`. Sign-up is disabled: accounts are
 * created by administrators.
 */
export function createAuth(needs: AuthNeeds) {
  return betterAuth(authOptions(needs));
}

export type Auth = ReturnType<typeof createAuth>;

/** The names of tables and columns that better-auth needs and the numbered migrations did not create; empty if all exist. */
export async function missingTables(needs: AuthNeeds): Promise<readonly string[]> {
  const wanted = Object.entries(getSchema(authOptions(needs)));
  // better-auth's own check reads every table of the database
  const { rows } = await needs.postgres.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS "table", array_agg(a.attname::text) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY($1) AND a.attnum > 0 AND NOT a.attisdropped GROUP BY c.relname`,
    [wanted.map(([table]) => table)],
  );
  const there = new Map(rows.map(({ table, columns }) => [table, new Set(columns)]));
  return wanted.flatMap(([table, { fields }]) => {
    const missing = Object.keys(fields).filter((column) => there.get(table)?.has(column) !== true);
    return missing.length === 0 ? [] : [`${table} (${missing.join(', ')})`];
  });
}

export function authOptions(needs: AuthNeeds) {
  return {
    appName: '窑洞 Yaodong',
    basePath: '/api/auth',
    baseURL: needs.site,
    secret: needs.secret,
    database: needs.postgres,
    telemetry: { enabled: false },
    trustedOrigins: () => [...needs.origins()],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: shortestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    user: { modelName: 'access_user', additionalFields: accountFields },
    session: { modelName: 'access_session', expiresIn: unusedS, updateAge: 24 * 3600 },
    account: { modelName: 'access_credential' },
    verification: { modelName: 'access_verification' },
    // requests are counted before anything is read: see rates.ts
    rateLimit: { enabled: false },
    databaseHooks: { session: { create: { before: async (session: { userId: string }) => refuseShut(needs, session.userId) } } },
    advanced: {
      cookiePrefix: cookiePrefix(needs.secureCookies),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: needs.secureCookies },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    logger: { level: 'error' as const, log: (_level: string, message: string) => needs.warn(message) },
    plugins: plugins(),
  };
}

async function refuseShut(needs: AuthNeeds, userId: string): Promise<void> {
  const code = await needs.shut(userId);
  if (code !== null) throw new APIError('UNAUTHORIZED', { code, message: 'no session for this account' });
}

function plugins() {
  return [
    // we look up the account, and sign-in is tried under exactly the name it is stored under
    username({ minUsernameLength: 1, maxUsernameLength: 200, usernameValidator: () => true, usernameNormalization: false }),
    // no device is exempt from the second factor; better-auth's own lock would lock the owner out because of someone else's attempts: see
    // attempts.ts
    twoFactor({
      issuer: '窑洞 Yaodong',
      trustDeviceMaxAge: 0,
      accountLockout: { enabled: false },
      schema: { twoFactor: { modelName: 'access_second_factor' } },
    }),
    apiKey({
      defaultPrefix: 'yd_',
      enableMetadata: true,
      requireName: true,
      minimumNameLength: 2,
      maximumNameLength: 40,
      rateLimit: { enabled: false },
      schema: { apikey: { modelName: 'access_key' } },
    }),
  ];
}
