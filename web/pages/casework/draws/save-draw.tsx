import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import type { ShownDraw } from './drawn-tables.tsx';
import { saveText } from './save.ts';
import { drawsWords } from './words.ts';

/** The two published files: the announcement byte for byte, and the result. */
export function SaveDraw({ of: { text, ...result } }: { readonly of: ShownDraw }) {
  const words = usePageWords(drawsWords);
  return (
    <div className="yd-row">
      <Button onClick={() => saveText(`${result.draw}-announcement.json`, text)}>{words.saveAnnouncement}</Button>
      {result.state === 'announced' ? null : (
        <Button onClick={() => saveText(`${result.draw}-result.json`, JSON.stringify(result))}>{words.saveResult}</Button>
      )}
    </div>
  );
}
