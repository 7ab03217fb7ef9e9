import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CheckSquareOutlined,
  DatabaseOutlined,
  EyeOutlined,
  FireOutlined,
  GlobalOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  ThunderboltOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Workspace } from '#desk/search/vocabulary.ts';

const icons: Readonly<Record<Workspace, ReactNode>> = {
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
};

/** The icon of a workspace: each its own, none used twice. */
export function WorkspaceIcon({ of }: { readonly of: Workspace }) {
  return icons[of];
}
