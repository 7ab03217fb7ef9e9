import { expect, test } from 'vitest';
import { attachmentIn, eventTable, evidenceOf } from './event-table.ts';

test('an event is a table of one row, whatever is typed', () => {
  const typed = {
    from: '2025-02-01',
    to: '2025-03-01',
    kind: 'fixed',
    amount: ' -10 ',
    note: '停用“一层”, "半天"',
    evidence: '通知.pdf #12',
  };
  expect(eventTable(typed)).toBe(
    'from,to,kind,amount,note,evidence\n"2025-02-01","2025-03-01","fixed","-10","停用“一层”, ""半天""","通知.pdf #12"\n',
  );
});

test('evidence leads to its file', () => {
  expect(attachmentIn(evidenceOf('通知 #3.pdf', 12))).toBe('12');
  expect(attachmentIn('现场照片')).toBeUndefined();
});
