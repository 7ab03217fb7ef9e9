import { Button, Input } from 'antd';
import { useLocation } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { InputRef } from 'antd';
import { useWords } from '../i18n/language.tsx';

/** The address of the page as it stands, to be copied. Where the browser gives no clipboard (plain http), it is selected for the keyboard. */
export function ShareLink() {
  const { figure: words } = useWords();
  const { href } = useLocation();
  const address = `${location.origin}${href}`;
  const [copied, setCopied] = useState<string>();
  const box = useRef<InputRef>(null);
  const copy = async () => {
    box.current?.select();
    await navigator.clipboard?.writeText(address);
    setCopied(address);
  };
  return (
    <div className="yd-row yd-no-print">
      <Input ref={box} readOnly aria-label={words.share} value={address} style={{ flex: 1 }} />
      <Button onClick={() => void copy()}>{copied === address ? words.shared : words.share}</Button>
    </div>
  );
}
