import type { PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Download } from '#kernel/download.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { listVerbs } from './bring.ts';
import type { Entry, KeptWith, Revision } from './facts.ts';
import { safeFileName } from './file-name.ts';
import { headBytes, safeType, wrongEnding } from './file-type.ts';
import { type AttachmentsNeeds, mostEntries, seen } from './needs.ts';
import { mayChange } from './rights.ts';
import * as store from './store.ts';
import { textOf } from './text.ts';

/** The largest file that can be attached to a building. */
export const mostBytes = 50_000_000;

type Seen = { readonly id: number; readonly seen?: number | undefined };

/**
 * Files and notes that people keep with a building: who, when, earlier revisions, and what was withdrawn.
 * @example await createAttachments(needs).note(scope, 'B1', 'roof insulated in 2024') // the entry, with who and when
 */
export function createAttachments(needs: AttachmentsNeeds) {
  needs.registry.onBuildingsStanding(standing);
  return { ...readVerbs(needs), ...writeVerbs(needs), ...changeVerbs(needs), ...listVerbs(needs), ...partVerbs(needs) };
}

export type Attachments = ReturnType<typeof createAttachments>;

function readVerbs(needs: AttachmentsNeeds) {
  const { postgres, imports } = needs;
  return {
    /** Files and notes of a building and of those merged into it, newest first. Throws `no-such-building`. */
    async entries(scope: Scope, code: string, page: store.Page) {
      const { codes } = await seen(needs, scope, code);
      const [entries, { all, takenBack }] = await Promise.all([
        store.list(postgres, checkedByCaller, codes, page),
        store.count(postgres, checkedByCaller, codes),
      ]);
      return { entries, takenBack, total: page.takenBack ? all : all - takenBack };
    },
    /** All revisions of an entry, newest first. Throws `no-such-entry`. */
    async history(scope: Scope, id: number): Promise<{ entry: Entry; revisions: Revision[] }> {
      const { entry } = await need(needs, scope, id);
      return { entry, revisions: await store.revisions(postgres, checkedByCaller, id) };
    },
    /** Files in force, by the numbers of their entries, regardless of whether the scope sees their buildings. */
    filesOf: async (ids: readonly number[]) =>
      (await store.some(postgres, checkedByCaller, ids)).flatMap(({ id, building, file, now }) =>
        file === null || now.takenBack ? [] : [{ entry: id, building, name: file.name, type: file.type, about: now.text }],
      ),
    /** The file of an entry, including a withdrawn one. Throws `no-such-entry`, `file-lost`. */
    async open(scope: Scope, id: number): Promise<Download> {
      const { entry } = await need(needs, scope, id);
      if (entry.file === null) throw new Problem('not-found', 'no-such-entry', { entry: id });
      const { spool, name, type } = entry.file;
      const body = await imports.openKept(spool);
      if (body === null) throw new Problem('not-found', 'file-lost', { entry: id, building: entry.building, name });
      return { name, type, body, lies: { where: [`building:${entry.building}`] } };
    },
    /** Checks that every file is where it should be; for the doctor. */
    async lost(): Promise<{ counted: number; findings: Finding[] }> {
      const findings: Finding[] = [];
      for (let counted = 0, after = 0; ;) {
        const held = await store.files(postgres, wholeProgram, after, 1000);
        for (const { id, building, name, spool, bytes } of held)
          if ((await imports.bytesOfKept(spool)) !== bytes)
            findings.push({ code: 'file-lost', severity: 'error', evidence: { entry: id, building, name } });
        counted += held.length;
        const last = held.at(-1);
        if (last === undefined) return { counted, findings };
        after = last.id;
      }
    },
  };
}

function writeVerbs(needs: AttachmentsNeeds) {
  const { postgres, imports } = needs;
  /** @param take stores the file of the entry, if it has one */
  async function add(scope: Scope, code: string, text: string, take: () => Promise<Entry['file']>): Promise<Entry> {
    const { building, codes, region } = await seen(needs, scope, code);
    if ((await store.count(postgres, checkedByCaller, codes)).all >= mostEntries)
      throw new Problem('cannot-do', 'attachments-full', { building, most: mostEntries });
    const file = await take();
    const made = await inTransaction(postgres, async (on) => {
      const id = await store.addEntry(on, checkedByCaller, building, file);
      await store.addRevision(on, scope, id, { text, takenBack: false, now: needs.now() });
      return there(on, id);
    }).catch(async (error: unknown) => {
      if (file !== null) await imports.dropKept(file.spool);
      throw error;
    });
    await tellTrail(needs, scope, { action: made.file === null ? 'note-write' : 'file-attach', entry: made, region });
    return made;
  }
  return {
    /**
     * Attaches one of the requester's own uploads to a building. Throws `no-such-building`, `no-such-file`, `attachment-too-large`,
     * `ending-not-true`, `attachments-full`.
     */
    attach: (scope: Scope, code: string, upload: string, about: string): Promise<Entry> =>
      add(scope, code, textOf(about, false), () => keep(needs, scope, upload)),
    /** Adds a note to a building. Throws `no-such-building`, `note-empty`, `attachments-full`. */
    note: (scope: Scope, code: string, text: string): Promise<Entry> => add(scope, code, textOf(text, true), async () => null),
  };
}

/** Stores one of the requester's own uploads permanently. Throws `no-such-file`, `attachment-too-large`, `ending-not-true`. */
async function keep({ imports }: AttachmentsNeeds, scope: Scope, upload: string): Promise<KeptWith> {
  const kept = await imports.keepFor(scope, upload, { as: 'attachment', mostBytes, headBytes });
  const name = safeFileName(kept.name);
  const ending = wrongEnding(name, kept.head);
  if (ending !== null) {
    await imports.dropKept(kept.id);
    throw new Problem('cannot-do', 'ending-not-true', { name, ending });
  }
  return { spool: kept.id, name, type: safeType(kept.head), bytes: kept.bytes, sha256: kept.sha256 };
}

/** What another slice does within its own transaction, having checked the right itself. */
function partVerbs(needs: AttachmentsNeeds) {
  const { postgres, imports, now } = needs;
  const drop = async (files: readonly KeptWith[]): Promise<void> => {
    for (const { spool } of files) await imports.dropKept(spool);
  };
  return {
    /**
     * Stores the requester's own uploads, to be attached to a building or dropped later; if one is refused, none is stored. Throws
     * `no-such-building`, `no-such-file`, `attachment-too-large`, `ending-not-true`, `attachments-full`.
     */
    async keepAll(scope: Scope, code: string, uploads: readonly string[]): Promise<KeptWith[]> {
      if (uploads.length === 0) return [];
      const { building, codes } = await seen(needs, scope, code);
      if ((await store.count(postgres, checkedByCaller, codes)).all + uploads.length > mostEntries)
        throw new Problem('cannot-do', 'attachments-full', { building, most: mostEntries });
      const files: KeptWith[] = [];
      try {
        for (const upload of uploads) files.push(await keep(needs, scope, upload));
      } catch (error) {
        await drop(files);
        throw error;
      }
      return files;
    },
    /** Drops files that were stored but not attached to a building. */
    drop,
    /** Attaches a file that is already stored to a building. @returns the number of its entry */
    async layOn(on: PoolClient, scope: Scope, building: string, file: KeptWith, about: string): Promise<number> {
      const id = await store.addEntry(on, checkedByCaller, building, file);
      await store.addRevision(on, scope, id, { text: textOf(about, false), takenBack: false, now: now() });
      return id;
    },
    /** Withdraws such an entry; one that is already withdrawn stays so. */
    async liftOn(on: PoolClient, scope: Scope, id: number): Promise<void> {
      const { now: last } = await there(on, id);
      if (!last.takenBack) await store.addRevision(on, scope, id, { text: last.text, takenBack: true, now: now() });
    },
  };
}

function changeVerbs(needs: AttachmentsNeeds) {
  /** Adds a revision to an entry, if the requester may and no one has changed it since they saw it. */
  async function revise(
    scope: Scope,
    { id, seen: last }: Seen,
    action: string,
    next: (entry: Entry) => { text: string; takenBack: boolean },
  ) {
    const { region } = await need(needs, scope, id);
    const after = await inTransaction(needs.postgres, async (on) => {
      await store.hold(on, checkedByCaller, id);
      const entry = await there(on, id);
      if (!mayChange(scope, entry)) throw new Problem('not-allowed', 'not-your-entry', { entry: id, by: entry.made.by });
      if (last !== undefined && last !== entry.now.id) throw new Problem('conflict', 'entry-changed', { entry: id, by: entry.now.by });
      const said = next(entry);
      if (said.text === entry.now.text && said.takenBack === entry.now.takenBack) return entry;
      await store.addRevision(on, scope, id, { ...said, now: needs.now() });
      return there(on, id);
    });
    if (after.now.id !== last) await tellTrail(needs, scope, { action, entry: after, region });
    return after;
  }
  return {
    /**
     * Changes a note or a file's description. Throws `no-such-entry`, `not-your-entry`, `entry-changed`, `entry-taken-back`, `note-empty`.
     */
    edit: (scope: Scope, { text, ...which }: Seen & { readonly text: string }): Promise<Entry> =>
      revise(scope, which, 'attachment-edit', ({ id, file, now }) => {
        if (now.takenBack) throw new Problem('conflict', 'entry-taken-back', { entry: id });
        return { text: textOf(text, file === null), takenBack: false };
      }),
    /** Withdraws an entry. Throws `no-such-entry`, `not-your-entry`, `entry-changed`, `entry-taken-back`. */
    takeBack: (scope: Scope, which: Seen): Promise<Entry> =>
      revise(scope, which, 'attachment-take-back', ({ id, now }) => {
        if (now.takenBack) throw new Problem('conflict', 'entry-taken-back', { entry: id });
        return { text: now.text, takenBack: true };
      }),
    /** Restores an entry. Throws `no-such-entry`, `not-your-entry`, `entry-changed`, `entry-stands`. */
    bringBack: (scope: Scope, which: Seen): Promise<Entry> =>
      revise(scope, which, 'attachment-bring-back', ({ id, now }) => {
        if (!now.takenBack) throw new Problem('conflict', 'entry-stands', { entry: id });
        return { text: now.text, takenBack: false };
      }),
  };
}

/** Findings about files and notes on buildings that are about to be undone. */
async function standing(on: PoolClient, codes: readonly string[]): Promise<Finding[]> {
  const held = await store.countByCode(on, wholeProgram, codes);
  return held.map((evidence) => ({ code: 'has-attachments', severity: 'error', evidence }));
}

/** An entry of a building that the scope sees. Throws `no-such-entry`, also for one that the scope does not see. */
async function need(needs: AttachmentsNeeds, scope: Scope, id: number) {
  const none = new Problem('not-found', 'no-such-entry', { entry: id });
  const entry = await store.find(needs.postgres, checkedByCaller, id);
  if (entry === undefined) throw none;
  const { region } = await seen(needs, scope, entry.building).catch((error: unknown) => {
    throw error instanceof Problem && error.kind === 'not-found' ? none : error;
  });
  return { entry, region };
}

async function there(on: PoolClient, id: number): Promise<Entry> {
  const entry = await store.find(on, checkedByCaller, id);
  if (entry === undefined) throw new Problem('not-found', 'no-such-entry', { entry: id });
  return entry;
}

function tellTrail(
  needs: AttachmentsNeeds,
  scope: Scope,
  { action, entry, region }: { action: string; entry: Entry; region: string | null },
) {
  const detail = {
    entry: entry.id,
    ...(entry.file === null ? {} : { name: entry.file.name, bytes: entry.file.bytes, sha256: entry.file.sha256 }),
  };
  return needs.audit(scope, { action, subject: `building:${entry.building}`, region, detail });
}
