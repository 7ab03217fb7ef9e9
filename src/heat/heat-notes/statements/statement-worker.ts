import { writeWord } from '#platform/docx/docx.ts';
import type { Paper } from '#platform/docx/docx.ts';

/** Papers as Word documents, in order. */
export async function writePapers(papers: readonly Paper[]): Promise<Uint8Array[]> {
  const written: Uint8Array[] = [];
  for (const paper of papers) written.push(await writeWord(paper));
  return written;
}
