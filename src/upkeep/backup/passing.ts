/**
 * Tables that backups exclude, and why. Everything not listed here is included, so that a new table is in the backup from its migration on.
 */
export const passing: Readonly<Record<'postgres' | 'clickhouse', Readonly<Record<string, string>>>> = {
  postgres: {
    migration: 'is written by the migrations themselves',
    installation: 'tells whose these very stores are: what is restored is an installation of its own',
    backup: 'tells of files that lie in this directory',
    access_session: 'holds keys to open sessions: after a restore everybody signs in again',
    access_verification: 'holds one-time links',
    access_rate: 'counts requests of the last minute',
    access_used_code: 'holds codes of the last two minutes',
    access_attempt: 'counts wrong passwords and codes of the last day',
    kept_call: 'keeps answers of the last day, of calls to this very program',
    access_device: 'knows browsers by their cookies: after a restore each is known again when somebody has signed in',
  },
  clickhouse: {
    migration: 'is written by the migrations themselves',
    installation: 'says to which PostgreSQL it belongs',
    month: 'follows from the day rows, and is added up again after a restore',
    month_mark: 'says which of these rows hold',
    stage: 'held imports that nobody had seen yet, in earlier versions',
  },
};

/** Columns of PostgreSQL that backups exclude, as `table.column`, and why. */
export const passingColumns: Readonly<Record<string, string>> = {
  'building.written': 'counts transactions of this very store',
  'meter.written': 'counts transactions of this very store',
};

/** The prefix of the unchanging clones of tables while they are being written. */
export const clonePrefix = 'backup_of_';

/** Staging tables of imports, which hold rows until they are judged; no one can see these yet. */
export const stageName = /^stage_\d+$/u;
