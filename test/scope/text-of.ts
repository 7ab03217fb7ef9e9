import { strFromU8, unzipSync } from 'fflate';

/** All text of an answer: of a workbook or document that of each of its parts. */
export async function textOfAnswer(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (strFromU8(bytes.subarray(0, 4)) !== 'PK\u0003\u0004') return new TextDecoder().decode(bytes);
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}
