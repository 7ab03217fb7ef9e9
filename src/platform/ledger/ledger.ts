import type { Say } from '#platform/list-intake/job.ts';
import { bothOf, type WriteTrail } from '#kernel/trail.ts';
import type { Pool, PoolClient } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { mapInTurns } from '#kernel/in-turns.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { type Imports, type ImportRun, inTransaction } from '#platform/imports/imports.ts';
import { editHash, refuseOtherEdit, type BulkEdit } from './edit.ts';
import * as store from './entity-store.ts';
import type { Entity } from './entity-store.ts';
import { fold, knownAt, same, type State } from './fold.ts';
import type { OnIdentityChange } from './identity.ts';
import { importEntities, performEntities } from './import.ts';
import type { ImportGiven } from './import-kind.ts';
import { type Added, writeAdd } from './kind-add.ts';
import { writeEdit } from './kind-edit.ts';
import { kindImport } from './kind-import.ts';
import type { KindSpec } from './kind-spec.ts';
import { allLying, liesOf, touchedBy } from './lies.ts';
import * as kinds from './kind-store.ts';
import { takeBack } from './kind-undo.ts';
import { type ChangeShown, type OriginShown, presentHistory, provenanceOf } from './provenance.ts';
import { passDays } from './recompute.ts';
import { type Cell, entityRows, plainCell } from './rows.ts';
import { dayOf, readCode, readSets, type Sets } from './sets.ts';

export type LedgerNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Imports;
  readonly audit?: WriteTrail;
};

/** An edit by hand of one or more entities. */
export type EditGiven = {
  readonly codes: readonly string[];
  /** By field name, in either language, as a person types it; null or an empty text clears. */
  readonly set: Sets;
  /** The local day from which it is valid; otherwise all time. */
  readonly from?: string | undefined;
  readonly preview?: boolean | undefined;
  /** The hash of the preview that was shown. */
  readonly seen?: string | undefined;
  /** What is done if it would change what identifies an entity for all time; refused by default. */
  readonly onIdentityChange?: OnIdentityChange | undefined;
};

/** An entity created by hand: its code, and its fields as a person types them. */
export type AddGiven = {
  readonly code: string;
  readonly set: Sets;
  /** The local day from which it is valid; otherwise all time. */
  readonly from?: string | undefined;
};

/** An entity as known at an instant. */
export type KnownEntity = State & { readonly code: string };

/**
 * The ledger of one kind: import, edit, undo, history, export, and every query as known earlier.
 * @example const projects = createLedger(projectKind, { postgres, now, imports }); await projects.importFile(scope, { file }, say)
 */
export function createLedger(spec: KindSpec, needs: LedgerNeeds) {
  const { postgres, now, imports } = needs;
  imports.knows(spec.dictionary);
  performEntities(needs, spec.dictionary.kind, () => kindImport(spec));
  for (const kind of [spec.dictionary.kind, `${spec.name}-edit`, `${spec.name}-add`]) {
    imports.onUndo(kind, (on, scope, row, at) => takeBack(on, scope, spec, row.id, at));
    imports.onPlaced(kind, ({ id }) => touchedBy(postgres, spec, id));
  }
  imports.onLying(spec.name, (codes) => allLying(postgres, spec, codes));
  return {
    /** Imports entities from an uploaded csv or xlsx. */
    importFile: (scope: Scope, ask: ImportGiven, say: Say): Promise<ImportRun> =>
      importEntities(needs, scope, ask, say, spec.dictionary.kind),
    edit: (scope: Scope, given: EditGiven): Promise<BulkEdit> => edit(spec, needs, scope, given),
    /**
     * Sets fields within the caller's transaction, under the record of a change that the caller has created: the caller is responsible for
     * its undo.
     */
    editOn: (
      on: PoolClient,
      scope: Scope,
      given: Omit<EditGiven, 'from' | 'preview' | 'onIdentityChange'> & { readonly change: number },
    ): Promise<BulkEdit> =>
      writeEdit(needs, on, scope, spec, {
        codes: [...new Set(given.codes)],
        fields: readSets(spec.dictionary, given.set, ['code', 'from']),
        from: null,
        moves: true,
        change: given.change,
      }),
    /** Creates one by hand. Throws `code-taken`, `missing`, and the reasons for which a row of a file would be rejected. */
    add: (scope: Scope, given: AddGiven): Promise<Added> => add(spec, needs, scope, given),
    /**
     * Creates several by hand, each as its own change, all or none: `work` runs in one transaction in which nobody else can change these
     * entities.
     */
    addAll: <T>(scope: Scope, work: (on: PoolClient, create: (given: AddGiven) => Promise<Added>) => Promise<T>): Promise<T> =>
      addAll(spec, needs, scope, work),
    /** The same within the caller's transaction, as a separate change. */
    addOn: (on: PoolClient, scope: Scope, { code, set }: AddGiven): Promise<Added> =>
      writeAdd(needs, on, scope, spec, { code: readCode(spec.dictionary, code), fields: readSets(spec.dictionary, set, ['code', 'from']) }),
    ...readVerbs(spec, needs),
    /** Undoes what an import of another kind created here, inside its own undo. */
    takeBack: (on: PoolClient, scope: Scope, change: number, at: number) => takeBack(on, scope, spec, change, at),
    /** All existing visible entities, as rows that an import can read again. Within a transaction of its own. */
    rows: (scope: Scope): AsyncGenerator<Cell[]> => exported(spec, postgres, scope),
    /** Applies values set from a later day on once that day has come. */
    passDays: () =>
      inTransaction(postgres, async (on) => {
        await store.takeTurn(on, wholeProgram, spec.table);
        await passDays(on, spec.table, now());
      }),
    /**
     * Checks that the stored state equals the fold of the changes. Returns how many there are, and a finding `ledger-differs` for each
     * difference, at most a hundred.
     */
    examine: (scope: Scope) => examine(spec, needs, scope),
  };
}

async function edit(spec: KindSpec, needs: LedgerNeeds, scope: Scope, given: EditGiven): Promise<BulkEdit> {
  const { codes, set, from, preview, seen, onIdentityChange } = given;
  const fields = readSets(spec.dictionary, set, ['code', 'from']);
  const day = dayOf(from);
  const keep = preview !== true;
  const wanted = { codes: [...new Set(codes)], fields, from: day, moves: onIdentityChange === 'accept' };
  const [one = '', ...more] = wanted.codes;
  const lay = await liesOf(needs.postgres, spec, one);
  const work = async (on: PoolClient) => {
    const result = await writeEdit(needs, on, scope, spec, wanted);
    refuseOtherEdit(seen, result);
    return result;
  };
  const made = await inTransaction(needs.postgres, work, { keep });
  if (!keep || made.changed.length === 0) return { ...made, change: null, ...(!keep && { hash: editHash(made) }) };
  await spec.settled?.();
  const subject = more.length === 0 ? (`${spec.name}:${one}` as const) : (`change:${made.change}` as const);
  // an entity moved out of a place counts as changed there too
  const region = more.length === 0 ? bothOf(lay, await liesOf(needs.postgres, spec, one)) : undefined;
  await needs.audit?.(scope, { action: `${spec.name}-edit`, subject, region, detail: { change: made.change, set, from: day } });
  return made;
}

const add = (spec: KindSpec, needs: LedgerNeeds, scope: Scope, given: AddGiven): Promise<Added> =>
  addAll(spec, needs, scope, (_, create) => create(given));

async function addAll<T>(
  spec: KindSpec,
  needs: LedgerNeeds,
  scope: Scope,
  work: (on: PoolClient, create: (given: AddGiven) => Promise<Added>) => Promise<T>,
): Promise<T> {
  const made: (Added & Pick<AddGiven, 'set' | 'from'>)[] = [];
  const result = await inTransaction(needs.postgres, async (on) => {
    await store.takeTurn(on, wholeProgram, spec.table);
    return work(on, async ({ code: given, set, from }) => {
      const fields = readSets(spec.dictionary, set, ['code', 'from']);
      const code = spec.codeOf?.(fields) ?? readCode(spec.dictionary, given);
      const one = await writeAdd(needs, on, scope, spec, { code, fields, from: dayOf(from) });
      made.push({ ...one, set, from });
      return one;
    });
  });
  if (made.length > 0) await spec.settled?.();
  for (const { code, change, set, from } of made)
    await needs.audit?.(scope, {
      action: `${spec.name}-add`,
      subject: `${spec.name}:${code}`,
      detail: { change, set, ...(from !== undefined && { from }) },
    });
  return result;
}

function readVerbs(spec: KindSpec, { postgres, now }: LedgerNeeds) {
  const need = async (scope: Scope, code: string): Promise<Entity> => {
    const [entity] = await kinds.seen(postgres, scope, spec, [code]);
    if (entity === undefined) throw missing(spec, code);
    return entity;
  };
  const changesOf = async (id: number) => (await store.changesOf(postgres, checkedByCaller, spec.table, [id])).get(id) ?? [];
  return {
    /** The current state of one entity, and the import or person that each field comes from. Throws `no-such-…`. */
    async one(scope: Scope, code: string): Promise<Entity & { readonly provenance: Record<string, OriginShown> }> {
      const entity = await need(scope, code);
      return { ...entity, provenance: await provenanceOf(postgres, entity.setBy, await changesOf(entity.id)) };
    },
    /** One entity as known at an instant. Throws `no-such-…` if it was not known then. */
    async oneAt(scope: Scope, code: string, known: AsOf): Promise<KnownEntity> {
      const [row] = await kinds.everSeen(postgres, scope, spec, [code]);
      const state = row === undefined ? null : fold(knownAt(await changesOf(row.id), known), today(now()));
      if (state === null) throw missing(spec, code);
      return { code, ...state };
    },
    /** All entities, or those with these codes, as known at an instant, in the order of their codes. */
    async allAt(scope: Scope, at: AsOf, codes?: readonly string[]): Promise<KnownEntity[]> {
      const rows = await kinds.everSeen(postgres, scope, spec, codes);
      const changes = await store.changesOf(
        postgres,
        checkedByCaller,
        spec.table,
        rows.map(({ id }) => id),
      );
      const day = today(now());
      const known = await mapInTurns(rows, ({ id, code }) => {
        const state = fold(knownAt(changes.get(id) ?? [], at), day);
        return state === null ? [] : [{ code, ...state }];
      });
      return known.flat();
    },
    /** Who changed which field, from what to what, when, by which import; newest first. Throws `no-such-…`. */
    async history(scope: Scope, code: string): Promise<ChangeShown[]> {
      return presentHistory(postgres, await changesOf((await need(scope, code)).id), today(now()));
    },
  };
}

const missing = (spec: KindSpec, code: string): Problem => new Problem('not-found', `no-such-${spec.name}`, { [spec.name]: code });

async function* exported(spec: KindSpec, postgres: Pool, scope: Scope): AsyncGenerator<Cell[]> {
  const header = spec.dictionary.fields.map(({ name }) => name);
  const on = await postgres.connect();
  try {
    await on.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    for await (const piece of kinds.pieces(on, scope, spec))
      for (const entity of piece) yield* entityRows(header, entity, (_, value) => plainCell(value));
  } finally {
    // a client whose transaction cannot be ended is closed with it
    await on.query('ROLLBACK').then(
      () => on.release(),
      () => on.release(true),
    );
  }
}

const listed = 100;

async function examine(spec: KindSpec, { postgres, now }: LedgerNeeds, scope: Scope) {
  const findings: Finding[] = [];
  let counted = 0;
  await inTransaction(postgres, async (on) => {
    await on.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    for await (const piece of kinds.pieces(on, scope, spec)) {
      counted += piece.length;
      const ids = piece.map(({ id }) => id);
      const changes = await store.changesOf(on, checkedByCaller, spec.table, ids);
      for (const entity of piece) {
        const counting = (changes.get(entity.id) ?? []).filter(({ withdrawn }) => withdrawn === null);
        if (isFoldOf(entity, fold(counting, today(now())))) continue;
        if (findings.length < listed)
          findings.push({ code: 'ledger-differs', severity: 'error', evidence: { kind: spec.name, code: entity.code } });
      }
    }
  });
  return { counted, findings };
}

const isFoldOf = (entity: Entity, state: State | null): boolean =>
  state !== null && same(entity.fields, state.fields) && same(entity.dated, state.dated);

export type Ledger = ReturnType<typeof createLedger>;
