import AppstoreOutlined from '@ant-design/icons-svg/es/asn/AppstoreOutlined';
import CheckCircleFilled from '@ant-design/icons-svg/es/asn/CheckCircleFilled';
import CheckOutlined from '@ant-design/icons-svg/es/asn/CheckOutlined';
import ClockCircleOutlined from '@ant-design/icons-svg/es/asn/ClockCircleOutlined';
import CloseOutlined from '@ant-design/icons-svg/es/asn/CloseOutlined';
import CloseSquareOutlined from '@ant-design/icons-svg/es/asn/CloseSquareOutlined';
import DeleteOutlined from '@ant-design/icons-svg/es/asn/DeleteOutlined';
import DownloadOutlined from '@ant-design/icons-svg/es/asn/DownloadOutlined';
import DownOutlined from '@ant-design/icons-svg/es/asn/DownOutlined';
import EditOutlined from '@ant-design/icons-svg/es/asn/EditOutlined';
import ExclamationCircleOutlined from '@ant-design/icons-svg/es/asn/ExclamationCircleOutlined';
import ExpandAltOutlined from '@ant-design/icons-svg/es/asn/ExpandAltOutlined';
import EyeInvisibleOutlined from '@ant-design/icons-svg/es/asn/EyeInvisibleOutlined';
import EyeOutlined from '@ant-design/icons-svg/es/asn/EyeOutlined';
import FilterOutlined from '@ant-design/icons-svg/es/asn/FilterOutlined';
import GlobalOutlined from '@ant-design/icons-svg/es/asn/GlobalOutlined';
import HourglassOutlined from '@ant-design/icons-svg/es/asn/HourglassOutlined';
import ImportOutlined from '@ant-design/icons-svg/es/asn/ImportOutlined';
import InboxOutlined from '@ant-design/icons-svg/es/asn/InboxOutlined';
import InfoCircleOutlined from '@ant-design/icons-svg/es/asn/InfoCircleOutlined';
import LeftOutlined from '@ant-design/icons-svg/es/asn/LeftOutlined';
import LinkOutlined from '@ant-design/icons-svg/es/asn/LinkOutlined';
import LockOutlined from '@ant-design/icons-svg/es/asn/LockOutlined';
import LogoutOutlined from '@ant-design/icons-svg/es/asn/LogoutOutlined';
import MenuFoldOutlined from '@ant-design/icons-svg/es/asn/MenuFoldOutlined';
import MenuUnfoldOutlined from '@ant-design/icons-svg/es/asn/MenuUnfoldOutlined';
import MessageOutlined from '@ant-design/icons-svg/es/asn/MessageOutlined';
import MoonOutlined from '@ant-design/icons-svg/es/asn/MoonOutlined';
import MoreOutlined from '@ant-design/icons-svg/es/asn/MoreOutlined';
import PlusCircleOutlined from '@ant-design/icons-svg/es/asn/PlusCircleOutlined';
import PlusOutlined from '@ant-design/icons-svg/es/asn/PlusOutlined';
import ProjectOutlined from '@ant-design/icons-svg/es/asn/ProjectOutlined';
import ReloadOutlined from '@ant-design/icons-svg/es/asn/ReloadOutlined';
import RightOutlined from '@ant-design/icons-svg/es/asn/RightOutlined';
import SearchOutlined from '@ant-design/icons-svg/es/asn/SearchOutlined';
import SettingOutlined from '@ant-design/icons-svg/es/asn/SettingOutlined';
import StopOutlined from '@ant-design/icons-svg/es/asn/StopOutlined';
import SunOutlined from '@ant-design/icons-svg/es/asn/SunOutlined';
import UndoOutlined from '@ant-design/icons-svg/es/asn/UndoOutlined';
import UploadOutlined from '@ant-design/icons-svg/es/asn/UploadOutlined';
import UserOutlined from '@ant-design/icons-svg/es/asn/UserOutlined';
import type { IconDefinition } from '@ant-design/icons-svg/es/types';

/** Paths on a square. Own drawings are strokes, those of the Ant set are filled shapes. */
export interface IconShape {
  readonly viewBox: string;
  readonly paths: readonly { readonly d: string; readonly stroke?: boolean; readonly dash?: boolean }[];
}

const circle = 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z';

export const icons = {
  add: ant(PlusOutlined),
  admin: ant(SettingOutlined),
  back: ant(LeftOutlined),
  boards: ant(ProjectOutlined),
  check: ant(CheckOutlined),
  clock: ant(ClockCircleOutlined),
  close: ant(CloseOutlined),
  comment: ant(MessageOutlined),
  dark: ant(MoonOutlined),
  delete: ant(DeleteOutlined),
  down: ant(DownOutlined),
  download: ant(DownloadOutlined),
  edit: ant(EditOutlined),
  error: ant(ExclamationCircleOutlined),
  expand: ant(ExpandAltOutlined),
  filter: ant(FilterOutlined),
  forward: ant(RightOutlined),
  hide: ant(EyeInvisibleOutlined),
  imports: ant(ImportOutlined),
  info: ant(InfoCircleOutlined),
  language: ant(GlobalOutlined),
  light: ant(SunOutlined),
  link: ant(LinkOutlined),
  locked: ant(LockOutlined),
  logout: ant(LogoutOutlined),
  menu: ant(AppstoreOutlined),
  more: ant(MoreOutlined),
  navFold: ant(MenuFoldOutlined),
  navUnfold: ant(MenuUnfoldOutlined),
  pools: ant(InboxOutlined),
  refuse: ant(StopOutlined),
  reload: ant(ReloadOutlined),
  search: ant(SearchOutlined),
  show: ant(EyeOutlined),
  undo: ant(UndoOutlined),
  upload: ant(UploadOutlined),
  user: ant(UserOutlined),
  statusActive: own({ d: circle, stroke: true }, { d: 'M8 2a6 6 0 0 1 0 12z' }),
  statusBlocked: own({ d: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z', stroke: true }, { d: 'M5 8h6', stroke: true }),
  statusDead: own({ d: circle, stroke: true }, { d: 'M4 12l8-8', stroke: true }),
  statusDone: ant(CheckCircleFilled),
  statusIdle: ant(MoonOutlined),
  statusLate: ant(PlusCircleOutlined),
  statusOverdue: own(
    { d: 'M11.2 5.3A5 5 0 1 0 11.7 9.6', stroke: true },
    { d: 'M7 5.5V8l1.8 1.4', stroke: true },
    { d: 'M14 3.5v5.6', stroke: true },
    { d: 'M14 11.6v.8', stroke: true },
  ),
  statusPending: own({ d: circle, stroke: true }),
  statusRisk: ant(HourglassOutlined),
  statusTrimmed: own({ d: circle, stroke: true, dash: true }, { d: 'M5.5 8h5', stroke: true }),
  statusVoid: ant(CloseSquareOutlined),
} as const satisfies Record<string, IconShape>;

export type IconName = keyof typeof icons;

function ant({ icon }: IconDefinition): IconShape {
  if (typeof icon === 'function') throw new Error('two-tone icons are not used');
  const paths = (icon.children ?? []).map((child) => ({ d: child.attrs['d'] ?? '' }));
  return { viewBox: icon.attrs['viewBox'] ?? '64 64 896 896', paths };
}

function own(...paths: IconShape['paths'][number][]): IconShape {
  return { viewBox: '0 0 16 16', paths };
}
