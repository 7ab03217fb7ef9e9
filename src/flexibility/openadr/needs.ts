import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Words } from '#kernel/finding.ts';
import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { ClientRole } from './facts.ts';
import type { Tokens } from './tokens.ts';
import type { createWriteTrail } from './trail.ts';

export type OpenAdrNeeds = {
  readonly postgres: Pool;
  readonly now: () => number;
  readonly access: Pick<Access, 'keepSecret' | 'secretNamed' | 'dropSecret'>;
  readonly audit: WriteTrail;
  readonly notice: Pick<Notices, 'post'>;
  readonly registry: Pick<Registry, 'meterFacts' | 'answering'>;
  readonly readings: Pick<Readings, 'recordLive' | 'judgeLive'>;
  readonly mode: 'off' | 'on' | 'test';
  /** The base URL of the program, without the path of OpenADR. */
  readonly site: () => string;
  readonly words: Words;
  readonly ending: AbortSignal;
  readonly warn: (message: string, error?: unknown) => void;
};

/** What following remote servers needs. */
export type FollowContext = Pick<OpenAdrNeeds, 'postgres' | 'now' | 'access' | 'audit' | 'ending' | 'warn'> & {
  readonly portfolio: Pick<Portfolio, 'facts'>;
  readonly flexibility: Pick<Flexibility, 'add' | 'cancel' | 'event' | 'programme' | 'responsesOf'>;
};

/** What the parts of the slice share. */
export type OpenAdrContext = OpenAdrNeeds & {
  readonly tokens: Tokens;
  /** A client's identity, and the key that messages to it are signed with; undefined if it no longer exists. */
  readonly known: (ids: readonly string[]) => Promise<ReadonlyMap<string, { readonly role: ClientRole; readonly signs: string }>>;
  /** Records in the audit trail what a client wrote. */
  readonly wrote: ReturnType<typeof createWriteTrail>;
  /** Something may be due: deliveries, or readings. */
  readonly wake: () => void;
  /** Imports readings from reports now; what cannot be imported now is retried. */
  readonly enter: () => Promise<void>;
};
