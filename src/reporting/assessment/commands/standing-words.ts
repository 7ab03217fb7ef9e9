import type { Client } from '#client.ts';
import type { Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label } from '#cli/terms.ts';
import { blocks } from '#cli/wording.ts';

type Standing = Awaited<ReturnType<Client['assessment']['issue']>>['statement'];

/** The statement issued for a question, and how the current answer differs from it. */
export function standingInWords({ number, day, isNew, follows, differences }: Standing, say: Say): string {
  type Row = Standing['differences'][number];
  const columns = [
    { title: label(say, 'name'), cell: (one: Row) => one.name },
    { title: say('签发时的值', 'issued'), cell: (one: Row) => one.issuedSaid ?? String(one.issued ?? '—'), number: true },
    { title: say('现在的值', 'now'), cell: (one: Row) => one.nowSaid ?? String(one.now ?? '—'), number: true },
    { title: label(say, 'unit'), cell: (one: Row) => one.unit },
  ];
  const head = isNew
    ? follows === null
      ? say(`已签发 ${number}（${day}）`, `issued as ${number} (${day})`)
      : say(`已签发 ${number}（${day}），变更 ${follows}`, `issued as ${number} (${day}), which changes ${follows}`)
    : say(`${number}（${day}）已签发`, `${number} stands (${day})`);
  return blocks(head, differences.length === 0 ? !isNew && say('与现在一致', 'nothing differs from it now') : table(columns, differences));
}
