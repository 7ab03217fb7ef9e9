import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { demoAccounts, demoPassword } from '#kernel/demo-accounts.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { PageWords } from '../../../i18n/language.tsx';
import { signIn } from '../../../session.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';

const zh = {
  title: '示范：选择身份直接进入',
  enter: (name: string) => `以“${name}”进入`,
  administrator: '系统管理员：全市、账户与设置',
  later: '示范数据仍在生成，该账户稍后可用。',
};

const en: typeof zh = {
  title: 'Demonstration: enter as',
  enter: (name) => `Enter as “${name}”`,
  administrator: 'Administrator: the whole city, accounts and settings',
  later: 'The demonstration is still being made; this account comes a little later.',
};

const demoSignInWords: PageWords<typeof zh> = { zh, en };

/** In the demo: one press signs in as each role, with a sentence on what it sees. */
export function DemoSignIn({ enter }: { readonly enter: () => Promise<void> }) {
  const words = usePageWords(demoSignInWords);
  const { language } = useLanguage();
  const work = useMutation({
    mutationFn: async (name: string) => {
      await signIn(name, demoPassword);
      await enter();
    },
  });
  const all = [{ name: 'admin', zh: words.administrator, en: words.administrator }, ...demoAccounts];
  return (
    <section aria-label={words.title}>
      <h2>{words.title}</h2>
      {work.error === null ? null : (
        <>
          <ProblemView error={work.error} />
          <p className="yd-quiet">{words.later}</p>
        </>
      )}
      <ul className="yd-demo-accounts">
        {all.map((account) => (
          <li key={account.name}>
            <Button
              block
              aria-label={words.enter(account.name)}
              loading={work.isPending && work.variables === account.name}
              onClick={() => work.mutate(account.name)}
            >
              {account.name}
            </Button>
            <span className="yd-quiet">{account[language]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
