import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import type { LineFault } from './faults.ts';
import { knowledgeWords } from './words.ts';

/** What is wrong, each fault linked to its line. */
export function FaultList({
  own,
  others,
  goTo,
}: {
  readonly own: readonly LineFault[];
  readonly others: readonly LineFault[];
  readonly goTo: (line: number) => void;
}) {
  const words = usePageWords(knowledgeWords).editor;
  return (
    <>
      <ul className="yd-marks-list">
        {own.map(({ line, detail }) => (
          <li key={`${line} ${detail}`}>
            <Button size="small" aria-label={`${words.line(String(line))} ${words.goTo}`} onClick={() => goTo(line)}>
              {words.line(String(line))}
            </Button>{' '}
            {detail}
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <>
          <div>{words.elsewhere}</div>
          <ul className="yd-marks-list">
            {others.map(({ file, line, detail }) => (
              <li key={`${file} ${line} ${detail}`}>{detail}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
