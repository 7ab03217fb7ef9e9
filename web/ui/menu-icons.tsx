import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CheckSquareOutlined,
  DatabaseOutlined,
  DownOutlined,
  EyeOutlined,
  FireOutlined,
  GlobalOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  ThunderboltOutlined,
  ToolOutlined,
  UpOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Workspace } from '#desk/search/vocabulary.ts';

type Sign = Workspace | 'more' | 'fewer' | 'fold' | 'unfold';

/** Each workspace has its own; none is used twice. */
const icons: Readonly<Record<Sign, ReactNode>> = {
  desk: <CheckSquareOutlined aria-hidden />,
  city: <GlobalOutlined aria-hidden />,
  buildings: <BankOutlined aria-hidden />,
  supervision: <EyeOutlined aria-hidden />,
  retrofit: <ToolOutlined aria-hidden />,
  heat: <FireOutlined aria-hidden />,
  flexibility: <ThunderboltOutlined aria-hidden />,
  green: <SafetyCertificateOutlined aria-hidden />,
  affairs: <AuditOutlined aria-hidden />,
  reports: <BarChartOutlined aria-hidden />,
  data: <DatabaseOutlined aria-hidden />,
  settings: <SettingOutlined aria-hidden />,
  more: <DownOutlined aria-hidden />,
  fewer: <UpOutlined aria-hidden />,
  fold: <MenuFoldOutlined aria-hidden />,
  unfold: <MenuUnfoldOutlined aria-hidden />,
};

/** An icon of the menu. */
export function MenuIcon({ of }: { readonly of: Sign }) {
  return icons[of];
}
