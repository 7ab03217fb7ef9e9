import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { demoAccounts, demoPassword } from '#kernel/demo-accounts.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { signIn } from '../../../session.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { demoSignInWords } from './demo-sign-in-words.ts';

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
