import { Link } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import {
  HomeOutlined,
  LineChartOutlined,
  AuditOutlined,
  BookOutlined,
  FileTextOutlined,
  GlobalOutlined,
  QuestionCircleOutlined,
  SettingOutlined,
  BankOutlined,
  CompassOutlined,
  EditOutlined,
  OrderedListOutlined,
  ProjectOutlined,
  SafetyCertificateOutlined,
  StarOutlined,
  TeamOutlined,
  ToolOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Action } from '#kernel/rights.ts';
import { useWords } from '../i18n/language.tsx';
import type { Dictionary } from '../i18n/zh.ts';
import { may, useMe } from '../session.ts';

/** One way in. `action`: shown to those only who may do it. */
type Entry = {
  readonly to: NonNullable<LinkProps['to']>;
  readonly name: keyof Dictionary['menu'];
  readonly icon: ReactNode;
  readonly action: Action;
};

/** The ways in, in their order. A page adds its line here when it is there, and its name to `menu` of both dictionaries. */
const entries: readonly Entry[] = [
  { to: '/', name: 'city', icon: <HomeOutlined aria-hidden />, action: 'view' },
  { to: '/ranking', name: 'ranking', icon: <OrderedListOutlined aria-hidden />, action: 'view' },
  { to: '/quality', name: 'quality', icon: <LineChartOutlined aria-hidden />, action: 'view' },
  { to: '/buildings', name: 'buildings', icon: <BankOutlined aria-hidden />, action: 'view' },
  { to: '/projects', name: 'projects', icon: <ProjectOutlined aria-hidden />, action: 'view' },
  { to: '/equipment', name: 'equipment', icon: <ToolOutlined aria-hidden />, action: 'view' },
  { to: '/organisations', name: 'organisations', icon: <TeamOutlined aria-hidden />, action: 'view' },
  { to: '/imports', name: 'imports', icon: <UploadOutlined aria-hidden />, action: 'view' },
  { to: '/typing', name: 'typing', icon: <EditOutlined aria-hidden />, action: 'import-readings' },
  { to: '/start', name: 'start', icon: <CompassOutlined aria-hidden />, action: 'upload' },
  { to: '/policy', name: 'policy', icon: <FileTextOutlined aria-hidden />, action: 'view' },
  { to: '/rating', name: 'rating', icon: <StarOutlined aria-hidden />, action: 'view' },
  { to: '/knowledge', name: 'knowledge', icon: <BookOutlined aria-hidden />, action: 'view' },
  { to: '/statements', name: 'statements', icon: <SafetyCertificateOutlined aria-hidden />, action: 'view' },
  { to: '/disclosure', name: 'disclosure', icon: <GlobalOutlined aria-hidden />, action: 'disclose' },
  { to: '/admin/audit', name: 'audit', icon: <AuditOutlined aria-hidden />, action: 'audit' },
  { to: '/admin/users', name: 'admin', icon: <SettingOutlined aria-hidden />, action: 'accounts' },
  { to: '/help', name: 'help', icon: <QuestionCircleOutlined aria-hidden />, action: 'view' },
];

export function Menu({ open, onChoose }: { readonly open: boolean; readonly onChoose: () => void }) {
  const { menu } = useWords();
  const me = useMe();
  return (
    <nav id="menu" className="yd-menu" aria-label={menu.label} data-open={open}>
      <ul>
        {entries
          .filter(({ action }) => may(me, action))
          .map(({ to, name, icon }) => (
            <li key={name}>
              <Link
                to={to}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                onClick={onChoose}
                activeProps={{ 'aria-current': 'page' }}
              >
                {icon}
                {menu[name]}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
