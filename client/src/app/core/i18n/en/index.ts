import type { Texts } from '../texts';
import { account } from './account';
import { common } from './common';
import { problem } from './problem';
import { settings } from './settings';
import { shell } from './shell';
import { shortcut } from './shortcut';
import { status } from './status';

export const en: Texts = { account, common, problem, settings, shell, shortcut, status };
