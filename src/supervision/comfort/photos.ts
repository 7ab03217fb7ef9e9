import { headBytes, safeFileName, safeType } from '#registry/attachments/facts.ts';
import { pictureSize } from '#platform/docx/facts.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Download } from '#kernel/download.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { ActKept, Inspection, JudgedMeasurement } from './facts.ts';
import { inspectionOf } from './inspection-state.ts';
import type { ComfortNeeds } from './needs.ts';
import * as photos from './photo-store.ts';
import * as store from './store.ts';

/** Maximum size of a photo, and maximum number of photos of a measurement. */
const [mostBytes, mostPhotos] = [10_000_000, 20];

type PhotoGiven = { readonly file: string; readonly client?: string | undefined; readonly room?: string | undefined };

/** Photos taken where rooms were measured. They stay with the measurement, even if the inspection was closed meanwhile. */
export function createPhotos(needs: ComfortNeeds) {
  const { postgres, imports } = needs;
  return {
    /**
     * Stores the caller's own upload with a measurement: the one with the device's id, otherwise the last. Sent again, it counts once.
     * Throws `no-such-inspection`, `no-such-file`, `attachment-too-large`, `photo-not-picture`, `photo-measurement-unknown`,
     * `photo-room-unknown`, `photos-too-many`.
     */
    async addPhoto(scope: Scope, id: number, given: PhotoGiven): Promise<Inspection> {
      const before = await needInspection(needs, scope, id);
      const file = await keptPicture(needs, scope, given.file);
      const add = inTransaction(postgres, async (on) => {
        const held = (await store.inspection(on, scope, id, true)) as store.InspectionRow;
        const { act, room } = measurementOf(held, given);
        const isKnown = held.photos.some((one) => one.act === act && one.sha256 === file.sha256);
        if (!isKnown && held.photos.filter((one) => one.act === act).length >= mostPhotos)
          throw new Problem('cannot-do', 'photos-too-many', { name: file.name, most: mostPhotos });
        return photos.addPhoto(on, scope, { ...file, inspection: id, act, room, now: needs.now() });
      });
      const isNew = await add.catch(async (error: unknown) => {
        await imports.dropKept(file.spool);
        throw error;
      });
      if (!isNew) await imports.dropKept(file.spool);
      else {
        const detail = { inspection: id, name: file.name, bytes: file.bytes, sha256: file.sha256 };
        await needs.audit(scope, { action: 'temperature-photo', subject: `building:${before.building}`, detail });
      }
      return inspectionOf(await needInspection(needs, scope, id));
    },
    /** The file of a photo. Throws `no-such-temperature-photo`. */
    async openPhoto(scope: Scope, id: number): Promise<Download> {
      const row = await photos.photo(postgres, scope, id);
      const body = row === undefined ? null : await imports.openKept(row.spool);
      if (row === undefined || body === null) throw new Problem('not-found', 'no-such-temperature-photo', { photo: id });
      return { name: row.name, type: row.type, body };
    },
    /** The bytes of an inspection's photos by their number, for its record; a lost one is omitted. */
    async photoBytes({ id }: Pick<Inspection, 'id'>): Promise<ReadonlyMap<number, Uint8Array>> {
      const read = new Map<number, Uint8Array>();
      for (const [photo, spool] of await photos.spoolsOf(postgres, checkedByCaller, id)) {
        const body = await imports.openKept(spool);
        if (body !== null) read.set(photo, await bytesOf(body));
      }
      return read;
    },
    /** Checks that every photo is where it should be; for the doctor. */
    async photosLost(): Promise<{ counted: number; findings: Finding[] }> {
      const findings: Finding[] = [];
      for (let counted = 0, after = 0; ;) {
        const rows = await photos.photosAfter(postgres, wholeProgram, after, 1000);
        for (const { inspection, name, spool, bytes } of rows)
          if ((await imports.bytesOfKept(spool)) !== bytes)
            findings.push({ code: 'inspection-photo-lost', severity: 'error', evidence: { inspection, name } });
        counted += rows.length;
        const last = rows.at(-1);
        if (last === undefined) return { counted, findings };
        after = last.id;
      }
    },
  };
}

async function needInspection({ postgres }: ComfortNeeds, scope: Scope, id: number): Promise<store.InspectionRow> {
  const row = await store.inspection(postgres, scope, id);
  if (row === undefined) throw new Problem('not-found', 'no-such-inspection', { inspection: id });
  return row;
}

/** An upload stored as a picture; if it is not a picture, it is discarded. */
async function keptPicture({ imports }: ComfortNeeds, scope: Scope, file: string) {
  const { id: spool, name: given, bytes, sha256, head } = await imports.keepFor(scope, file, { as: 'evidence', mostBytes, headBytes });
  const [name, type] = [safeFileName(given), safeType(head)];
  const body = await imports.openKept(spool);
  if (body === null || pictureSize(await bytesOf(body)) === null) {
    await imports.dropKept(spool);
    throw new Problem('bad-input', 'photo-not-picture', { name });
  }
  return { spool, name, type, bytes, sha256 };
}

const bytesOf = async (body: ReadableStream<Uint8Array>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(body as never).arrayBuffer());

/** Which measurement of an inspection a photo belongs to, and which of its rooms it shows. */
function measurementOf({ id, acts }: { readonly id: number; readonly acts: readonly ActKept[] }, { client, room = '' }: PhotoGiven) {
  const found = acts.findLast(
    (act) => (act.kind === 'inspect' || act.kind === 'recheck') && (client === undefined || act.detail.client === client),
  );
  if (found === undefined) throw new Problem('bad-input', 'photo-measurement-unknown', { inspection: id });
  const named = room.trim();
  if (named !== '' && !(found.detail as JudgedMeasurement).rooms.some((one) => one.room === named))
    throw new Problem('bad-input', 'photo-room-unknown', { room: named });
  return { act: found.n, room: named === '' ? null : named };
}
