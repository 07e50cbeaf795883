import type { Texts } from '../texts';

export const status: Texts['status'] = {
  blocked: 'Blocked',
  overdue: 'Overdue',
  risk: 'Returns to pool soon',
  idle: 'Idle',
  won: 'Won',
  done: 'Done',
  active: 'Active',
  pending: 'Pending',
  trimmed: 'Trimmed',
  dead: 'Not reached',
  void: 'Void',
  lost: 'Lost',
  late: 'Late',
};
