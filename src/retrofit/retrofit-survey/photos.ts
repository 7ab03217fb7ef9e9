import { headBytes, safeFileName, safeType } from '#registry/attachments/facts.ts';
import { pictureSize } from '#platform/docx/facts.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Download } from '#kernel/download.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { checkPlace } from './entry.ts';
import type { Entry, SurveyPhoto } from './facts.ts';
import { behindToken, tellCame } from './link.ts';
import type { RetrofitSurveyNeeds } from './needs.ts';
import * as photos from './photo-store.ts';
import * as store from './store.ts';

/** Maximum size of a photo, and maximum number of photos of a survey. */
const [mostBytes, mostPhotos] = [10_000_000, 500];

type PhotoGiven = Pick<Entry, 'entry' | 'building' | 'equipment'> & { readonly token: string; readonly file: string };

/** Uploading photos by the link of a survey, and viewing them. */
export function photoVerbs(needs: RetrofitSurveyNeeds) {
  const { postgres, imports, now } = needs;
  return {
    /**
     * Stores an upload by the link with its survey; sent twice, it is stored once. Throws `link-gone`, `retrofit-survey-building`,
     * `no-such-file`, `attachment-too-large`, `retrofit-survey-not-picture`, `retrofit-survey-photos-full`.
     * @returns whether it is new
     */
    async addPhoto({ token, file, entry, building, equipment }: PhotoGiven): Promise<boolean> {
      const { row, scope } = await behindToken(needs, token);
      checkPlace(row.buildings, building);
      if ((await photos.countPhotos(postgres, checkedByCaller, row.id, entry)).same > 0) return false;
      const kept = await keptPicture(needs, scope, file);
      const add = inTransaction(postgres, async (on) => {
        const { row: held } = await behindToken(needs, token, on);
        const { all, same } = await photos.countPhotos(on, checkedByCaller, held.id, entry);
        if (same === 0 && all >= mostPhotos)
          throw new Problem('cannot-do', 'retrofit-survey-photos-full', { name: kept.name, most: mostPhotos });
        return photos.addPhoto(on, checkedByCaller, { ...kept, survey: held.id, entry, building, equipment, received: new Date(now()) });
      });
      const isNew = await add.catch(async (error: unknown) => {
        await imports.dropKept(kept.spool);
        throw error;
      });
      if (isNew) await tellCame(needs, row.id, { photo: kept.name });
      else await imports.dropKept(kept.spool);
      return isNew;
    },
    /** The photos of a survey; the caller has checked that the scope sees it. */
    async photosOf(survey: number): Promise<SurveyPhoto[]> {
      const rows = await photos.photosOf(postgres, checkedByCaller, survey);
      return rows.map(({ id, building, equipment, name, bytes, received }) => ({ id, building, equipment, name, bytes, received }));
    },
    /** The file of a photo. Throws `no-such-retrofit-survey-photo`. */
    async openPhoto(scope: Scope, id: number): Promise<Download> {
      const row = await photos.photo(postgres, checkedByCaller, id);
      const isSeen = row !== undefined && (await store.find(postgres, scope, row.survey)) !== undefined;
      const body = isSeen ? await imports.openKept(row.spool) : null;
      if (row === undefined || body === null) throw new Problem('not-found', 'no-such-retrofit-survey-photo', { photo: id });
      return { name: row.name, type: row.type, body };
    },
    /** Checks that every photo is where it should be; for the doctor. */
    async photosLost(): Promise<{ counted: number; findings: Finding[] }> {
      const findings: Finding[] = [];
      for (let counted = 0, after = 0; ;) {
        const rows = await photos.photosAfter(postgres, wholeProgram, after, 1000);
        for (const { survey, name, spool, bytes } of rows)
          if ((await imports.bytesOfKept(spool)) !== bytes)
            findings.push({ code: 'retrofit-survey-photo-lost', severity: 'error', evidence: { survey, name } });
        counted += rows.length;
        const last = rows.at(-1);
        if (last === undefined) return { counted, findings };
        after = last.id;
      }
    },
  };
}

/** An upload stored as a picture; if it is not a picture, it is discarded. */
async function keptPicture({ imports }: RetrofitSurveyNeeds, scope: Scope, file: string) {
  const { id: spool, name: given, bytes, sha256, head } = await imports.keepFor(scope, file, { as: 'evidence', mostBytes, headBytes });
  const [name, type] = [safeFileName(given), safeType(head)];
  const body = await imports.openKept(spool);
  if (body === null || pictureSize(new Uint8Array(await new Response(body as never).arrayBuffer())) === null) {
    await imports.dropKept(spool);
    throw new Problem('bad-input', 'retrofit-survey-not-picture', { name });
  }
  return { spool, name, type, bytes, sha256 };
}
