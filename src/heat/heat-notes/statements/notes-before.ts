import type { Scope } from '#kernel/scope.ts';
import type { NoteNeeds } from '../needs.ts';
import { listNotes, type NoteRow } from '../note-store.ts';

/** The earlier notes of a note's account, household and season; none for a bill. */
export async function notesBefore(
  { postgres }: Pick<NoteNeeds, 'postgres'>,
  scope: Scope,
  { kind, household, account, season, number }: NoteRow,
): Promise<NoteRow[]> {
  if (kind === 'bill') return [];
  const { notes } = await listNotes(postgres, scope, { household, account, season }, { limit: null, offset: 0 });
  return notes.slice(
    0,
    notes.findIndex((one) => one.number === number),
  );
}
