import { Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { beginSecondFactor, confirmSecondFactor, forget, signOut } from '../../../session.ts';
import type { SecondFactor } from '../../../session.ts';
import { accountWords } from './account-words.ts';
import { BackupCodes } from './backup-codes.tsx';
import { Entrance } from './entrance.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';
import { WithPassword } from './with-password.tsx';
import { accessWords } from './words.ts';

/** For a role that requires a second factor: nothing else is open until one is set up. */
export function OwnSecondFactorPage() {
  const words = usePageWords(accessWords).must;
  const second = usePageWords(accountWords).second;
  const navigate = useNavigate();
  const [begun, setBegun] = useState<SecondFactor>();
  const [codes, setCodes] = useState<readonly string[]>();
  const confirm = async (code: string) => {
    await confirmSecondFactor(code);
    setCodes(begun?.backupCodes);
    setBegun(undefined);
  };
  const go = async (to: '/' | '/sign-in') => {
    await forget();
    await navigate({ to, search: {} });
  };
  const leave = async () => {
    await signOut();
    await go('/sign-in');
  };
  if (codes !== undefined)
    return (
      <Entrance title={words.done}>
        <BackupCodes codes={codes} onKept={() => void go('/')} />
      </Entrance>
    );
  return (
    <Entrance title={words.title}>
      <div>{words.why}</div>
      {begun === undefined ? (
        <WithPassword submit={second.begin} send={async (password) => setBegun(await beginSecondFactor(password))} />
      ) : (
        <SecondFactorSetUp factor={begun} confirm={confirm} cancel={() => setBegun(undefined)} />
      )}
      <div>
        <Button onClick={() => void leave()}>{words.leave}</Button>
      </div>
    </Entrance>
  );
}
