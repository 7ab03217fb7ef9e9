import { isVerified } from '#kernel/source-status.ts';
import type { Scheme } from './answers.ts';

/**
 * A knowledge file that completes a standard: every item that has not been seen in it, as its next version, to be corrected by someone who
 * has the standard at hand.
 */
export function itemFile({ standard, items }: Pick<Scheme, 'standard' | 'items'>): string {
  const open = items.filter(({ status, nameStatus }) => !isVerified(status) || !isVerified(nameStatus));
  const entries = open.map(
    ({ id, version, code, part, type, max, pre, names }) =>
      `  - {id: ${id}, version: ${version + 1}, standard: ${standard}, code: ${code}, part: ${part}, type: ${type}${max === null ? '' : `, max: ${max}`}${pre ? '' : ', pre: false'}, names: {zh: ${quoted(names.zh)}, en: ${quoted(names.en)}}, source: {clause: ${code}}}`,
  );
  return [
    `# ${standard}: ${open.length} items whose number, subject or points were not seen in the standard. Correct each by the standard, then write VERIFIED; delete those that you did not check.`,
    '# An item that is missing altogether: one more line with a new id and version 1.',
    'kind: rating-item',
    `source: {document: ${standard}}`,
    'status: CITY',
    'entries:',
    ...entries,
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
