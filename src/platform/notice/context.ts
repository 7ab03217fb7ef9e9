import type { Pool } from 'pg';
import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Words } from '#kernel/finding.ts';
import type { SettingsService } from '#platform/settings/settings.ts';
import type { NoticeKinds } from './kinds.ts';

/** What notices need from earlier slices. */
export type NoticeNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly access: Pick<Access, 'people' | 'endingKeys' | 'keepSecret' | 'secretNamed' | 'dropSecret' | 'audit'>;
  readonly imports: Pick<Imports, 'onEnded' | 'reportEnded'>;
  readonly jobs: Pick<Jobs, 'onEnded' | 'reportEnded'>;
  readonly settings: Pick<SettingsService, 'get'>;
  /** The words of all slices: a notice's sentence may be any slice's. */
  readonly words: Words;
  /** The public address of the site. */
  readonly site: () => string;
  readonly warn: (message: string, error?: unknown) => void;
  /** The program is shutting down: messages being sent are abandoned. */
  readonly ending: AbortSignal;
};

/** What the parts of the service share. */
export type NoticeContext = NoticeNeeds & {
  readonly kinds: NoticeKinds;
};
