import { Problem } from '#kernel/problem.ts';
import { keyOf } from '#platform/list-intake/fields.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { refuseTwice } from '#platform/tables/columns.ts';
import { openSound } from '#platform/tables/void-refused.ts';
import { surveyTerms } from './vocabulary.ts';

/** A person who is invited: their own code, and the group in which their answer counts. */
export type Invitee = { readonly code: string; readonly group: string };

const most = 100_000;

/** The list of people (csv, xlsx: `code group`). Throws `survey-people-columns`, `survey-people-bad`, `survey-people-large`. */
export async function readPeople({ path, name }: { readonly path: string; readonly name: string }): Promise<Invitee[]> {
  const { header, rows } = await openSound(path, { name, isRoll: true });
  const heads = header.map(keyOf);
  const find = (names: readonly string[]) => heads.findIndex((head) => names.some((one) => keyOf(one) === head));
  const at = {
    code: find(['code', '编码', labelTerms.code.zh, labelTerms.number.zh]),
    group: find(['group', surveyTerms.group.zh, '组']),
  };
  if (at.code === -1 || at.group === -1) throw new Problem('bad-input', 'survey-people-columns', { file: name });
  refuseTwice(header, Object.values(at), keyOf);
  const people: Invitee[] = [];
  const seen = new Map<string, number>();
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      const [code, group] = [(cells[at.code] ?? '').trim(), (cells[at.group] ?? '').trim()];
      if (code === '' && group === '') continue;
      const first = seen.get(code);
      if (code === '' || group === '' || first !== undefined || code.length > 100 || group.length > 100)
        throw new Problem('bad-input', 'survey-people-bad', { file: name, row });
      if (people.length >= most) throw new Problem('too-large', 'survey-people-large', { most });
      seen.set(code, row);
      people.push({ code, group });
    }
  return people;
}
