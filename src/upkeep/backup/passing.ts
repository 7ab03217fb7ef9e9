/**
 * Tables that no backup takes along, and why. Whatever is not named here is taken, whoever made it and whenever: a new table is in the
 * backup from the day of its migration.
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

/** Columns of PostgreSQL that no backup takes along, as `table.column`, and why. */
export const passingColumns: Readonly<Record<string, string>> = {
  'building.written': 'counts transactions of this very store',
  'meter.written': 'counts transactions of this very store',
};

/** Copies of tables that stand still while they are written out bear this before their name. */
export const clonePrefix = 'backup_of_';

/** Tables of an import's own in which it waits until it is judged; nobody has seen it yet. */
export const stageName = /^stage_\d+$/u;
