import type { FlowCommand } from './commands';
import { assign, unassign } from './commands/assign';
import { confirm } from './commands/confirm';
import { attach, fill, tick } from './commands/fill';
import { lose, reopen, resume, suspend } from './commands/outcome';
import { recheck } from './commands/recheck';
import { rollBackTo } from './commands/rollback';
import { trim, untrim } from './commands/trim';
import type { Draft } from './draft';
import type { Reason } from './reasons';

/** Carries out one command on the draft, or says why not; then the draft must be thrown away. */
export function perform(draft: Draft, command: FlowCommand): Reason[] {
  switch (command.type) {
    case 'confirm':
      return confirm(draft, command);
    case 'fill':
      return fill(draft, command);
    case 'tick':
      return tick(draft, command);
    case 'attach':
      return attach(draft, command);
    case 'assign':
      return assign(draft, command);
    case 'unassign':
      return unassign(draft, command);
    case 'trim':
      return trim(draft, command);
    case 'untrim':
      return untrim(draft, command);
    case 'rollback':
      return rollBackTo(draft, command);
    case 'lose':
      return lose(draft, command);
    case 'reopen':
      return reopen(draft, command);
    case 'suspend':
      return suspend(draft, command);
    case 'resume':
      return resume(draft, command);
    case 'recheck':
      recheck(draft);
      return [];
  }
}
