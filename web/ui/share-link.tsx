import { Button, Input } from 'antd';
import { useLocation } from '@tanstack/react-router';
import { useRef } from 'react';
import type { InputRef } from 'antd';
import { useWords } from '../i18n/language.tsx';
import { useCopy } from './copy.ts';

/** The current address of the page, to be copied. If the browser provides no clipboard (plain http), it is selected for the keyboard. */
export function ShareLink() {
  const { figure: words, copy: said } = useWords();
  const { href } = useLocation();
  const address = `${location.origin}${href}`;
  const { copied, copy } = useCopy(address);
  const box = useRef<InputRef>(null);
  return (
    <div className="yd-row yd-no-print">
      <Input ref={box} readOnly aria-label={words.share} value={address} style={{ flex: 1 }} />
      <Button onClick={() => void copy(() => box.current?.select())}>
        {copied === undefined ? words.share : copied === 'copied' ? words.shared : said.selected}
      </Button>
    </div>
  );
}
