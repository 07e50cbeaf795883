import { account } from './account';
import { admin } from './admin';
import { board } from './board';
import { card } from './card';
import { common } from './common';
import { importProblem, imports } from './imports';
import { move } from './move';
import { poolReason, pools, poolWhy } from './pools';
import { problem } from './problem';
import { reason } from './reason';
import { settings } from './settings';
import { shell } from './shell';
import { shortcut } from './shortcut';
import { status } from './status';

export const zhCN = { account, admin, board, card, common, importProblem, imports, move, poolReason, pools, poolWhy, problem, reason, settings, shell, shortcut, status };
