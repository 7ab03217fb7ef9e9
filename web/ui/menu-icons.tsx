import {
  HomeOutlined,
  LineChartOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  InteractionOutlined,
  CalendarOutlined,
  CloudUploadOutlined,
  FileTextOutlined,
  GlobalOutlined,
  QuestionCircleOutlined,
  SendOutlined,
  SettingOutlined,
  BankOutlined,
  CheckSquareOutlined,
  CompassOutlined,
  DollarOutlined,
  EditOutlined,
  OrderedListOutlined,
  ProjectOutlined,
  SafetyCertificateOutlined,
  StarOutlined,
  TeamOutlined,
  SnippetsOutlined,
  ToolOutlined,
  UploadOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { menuPages } from '#search/vocabulary.ts';

type Name = (typeof menuPages)[number]['name'];

const icons: Readonly<Record<Name, ReactNode>> = {
  city: <HomeOutlined aria-hidden />,
  todo: <CheckSquareOutlined aria-hidden />,
  missing: <SendOutlined aria-hidden />,
  ranking: <OrderedListOutlined aria-hidden />,
  quality: <LineChartOutlined aria-hidden />,
  buildings: <BankOutlined aria-hidden />,
  projects: <ProjectOutlined aria-hidden />,
  equipment: <ToolOutlined aria-hidden />,
  organisations: <TeamOutlined aria-hidden />,
  temperature: <CompassOutlined aria-hidden />,
  imports: <UploadOutlined aria-hidden />,
  typing: <EditOutlined aria-hidden />,
  start: <CompassOutlined aria-hidden />,
  policy: <FileTextOutlined aria-hidden />,
  rating: <StarOutlined aria-hidden />,
  drafts: <SnippetsOutlined aria-hidden />,
  knowledge: <BookOutlined aria-hidden />,
  cases: <CheckSquareOutlined aria-hidden />,
  caseMoney: <DollarOutlined aria-hidden />,
  draws: <InteractionOutlined aria-hidden />,
  workdays: <CalendarOutlined aria-hidden />,
  procedures: <OrderedListOutlined aria-hidden />,
  standards: <BookOutlined aria-hidden />,
  catalogues: <CheckSquareOutlined aria-hidden />,
  people: <TeamOutlined aria-hidden />,
  warnings: <InteractionOutlined aria-hidden />,
  surveys: <TeamOutlined aria-hidden />,
  statements: <SafetyCertificateOutlined aria-hidden />,
  reports: <BarChartOutlined aria-hidden />,
  uploads: <CloudUploadOutlined aria-hidden />,
  disclosure: <GlobalOutlined aria-hidden />,
  audit: <AuditOutlined aria-hidden />,
  admin: <SettingOutlined aria-hidden />,
  help: <QuestionCircleOutlined aria-hidden />,
};

/** The picture before a page's name in the menu; all of them come after the page, whose room is short. */
export function MenuIcon({ of }: { readonly of: Name }) {
  return icons[of];
}
