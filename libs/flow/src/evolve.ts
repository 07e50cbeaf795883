import type { FlowEvent } from './events';
import type { NodeRun, Run, RunFlag } from './run';
import { nodeRun } from './state';

/** A card nothing has happened to. */
export function emptyRun(): Run {
  return { state: 'open', nodes: {}, tokens: {} };
}

/**
 * The run after the event; the given run is left as it is. Needs no plan: reducing over all events of a card gives its
 * stored run. The first event is `card.started` or `card.imported`.
 */
export function evolve(run: Run | undefined, event: FlowEvent): Run {
  return apply(run ? copyRun(run) : emptyRun(), event);
}

/** A copy whose containers may be changed by `apply`; node entries are shared, since they are only ever replaced. */
export function copyRun(run: Run): Run {
  return { ...run, nodes: { ...run.nodes }, tokens: { ...run.tokens } };
}

/** Like `evolve`, on a run that belongs to the caller and is changed in place where possible. */
export function apply(run: Run, event: FlowEvent): Run {
  switch (event.type) {
    case 'card.started':
      if (event.switches) run.switches = event.switches;
      setTokens(run, event);
      return run;
    case 'card.imported':
      return copyRun(event.run);
    case 'card.won':
    case 'card.completed':
      run.state = event.type === 'card.won' ? 'won' : 'completed';
      run.closedAt = event.at;
      return run;
    case 'card.lost':
      run.state = 'lost';
      run.losses = event.n;
      run.lost = { at: event.at, reason: event.reason, ...optional('competitor', event.competitor) };
      setTokens(run, event);
      return run;
    case 'card.reopened':
      run.state = 'open';
      delete run.lost;
      for (const key of event.reset) setPending(run, key);
      for (const key of event.late) run.nodes[key] = { ...nodeRun(run, key), late: true };
      clearTokens(run, event.cleared);
      return run;
    case 'card.suspended':
      run.state = 'suspended';
      run.suspended = { at: event.at, reason: event.reason, reviewOn: event.reviewOn };
      return run;
    case 'card.resumed':
      run.state = 'open';
      delete run.suspended;
      return run;
    case 'flow.rolledBack':
      for (const key of [...event.reset, ...event.untrimmed]) setPending(run, key);
      for (const { node, attempt } of event.to) setActive(run, node, attempt, event.at);
      clearTokens(run, event.cleared);
      dropFlags(run, (flag) => flag.code === 'join_reduced' && !event.reset.includes(flag.node));
      if (event.reopened) {
        run.state = 'open';
        delete run.closedAt;
      }
      return run;
    case 'flow.switched':
      run.switches = event.switches;
      return run;
    case 'flow.flagged':
      run.flags = [...(run.flags ?? []), event.flag];
      return run;
    default:
      return applyToNode(run, event);
  }
}

type NodeEvent = Extract<FlowEvent, { node: string }>;

function applyToNode(run: Run, event: NodeEvent): Run {
  const before = nodeRun(run, event.node);
  switch (event.type) {
    case 'node.activated':
      setActive(run, event.node, event.attempt, event.at);
      if (event.late) run.nodes[event.node] = { ...nodeRun(run, event.node), late: true };
      return run;
    case 'node.filled':
      if (event.fields) run.nodes[event.node] = withFields(before, event.fields);
      return run;
    case 'node.ticked': {
      const ticked = (before.ticked ?? []).filter((item) => item !== event.item);
      run.nodes[event.node] = { ...before, ticked: event.on ? [...ticked, event.item] : ticked };
      return run;
    }
    case 'node.attached': {
      const { [event.slot]: _replaced, ...files } = before.files ?? {};
      run.nodes[event.node] = { ...before, files: event.file ? { ...files, [event.slot]: event.file } : files };
      return run;
    }
    case 'node.confirmed':
      run.nodes[event.node] = {
        ...before,
        confirmed: [...new Set([...(before.confirmed ?? []), ...event.owners])],
        ...optional('conclusion', event.conclusion),
        ...optional('reason', event.reason),
      };
      return run;
    case 'node.done': {
      const { late: _late, ...rest } = event.frozen ? withFields(before, event.frozen) : before;
      run.nodes[event.node] = {
        ...rest,
        state: 'done',
        finishedAt: event.at,
        ...optional('decision', event.decision),
        ...optional('reason', event.reason),
      };
      setTokens(run, event);
      return run;
    }
    case 'node.skipped':
      run.nodes[event.node] = {
        ...kept(before),
        state: 'skipped',
        attempt: before.attempt,
        skip: event.why,
        ...(event.trim ? { trim: { by: event.trim, ...optional('reason', event.reason) } } : {}),
      };
      setTokens(run, event);
      return run;
    case 'node.passed':
      if (event.decision) run.nodes[event.node] = { ...before, decision: event.decision };
      setTokens(run, event);
      return run;
    case 'node.untrimmed':
      for (const key of [event.node, ...event.reset]) setPending(run, key);
      clearTokens(run, event.cleared);
      return run;
    case 'node.superseded':
      run.nodes[event.node] = { ...kept(before), state: 'void', attempt: before.attempt };
      setTokens(run, event);
      return run;
    case 'node.assigned':
    case 'node.unassigned':
      run.nodes[event.node] = { ...before, owners: event.owners };
      return run;
  }
}

/** What survives the end of an attempt: owners named by hand, and the data as a draft. */
function kept(node: NodeRun): Pick<NodeRun, 'owners' | 'fields' | 'ticked' | 'files'> {
  return {
    ...optional('owners', node.owners),
    ...optional('fields', node.fields),
    ...optional('ticked', node.ticked),
    ...optional('files', node.files),
  };
}

function setActive(run: Run, key: string, attempt: number, at: string): void {
  run.nodes[key] = { ...kept(nodeRun(run, key)), state: 'active', attempt, startedAt: at };
}

function setPending(run: Run, key: string): void {
  const before = nodeRun(run, key);
  const entry: NodeRun = { ...kept(before), state: 'pending', attempt: before.attempt };
  if (entry.attempt === 0 && Object.keys(entry).length === 2) delete run.nodes[key];
  else run.nodes[key] = entry;
}

function withFields(node: NodeRun, changes: Record<string, unknown>): NodeRun {
  const fields = { ...node.fields };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete fields[key];
    else fields[key] = value;
  }
  return { ...node, fields };
}

function setTokens(run: Run, change: { satisfied?: string[]; dead?: string[] }): void {
  for (const edge of change.satisfied ?? []) run.tokens[edge] = 1;
  for (const edge of change.dead ?? []) run.tokens[edge] = 0;
}

function clearTokens(run: Run, edges: string[]): void {
  for (const edge of edges) delete run.tokens[edge];
}

function dropFlags(run: Run, keep: (flag: RunFlag) => boolean): void {
  const flags = run.flags?.filter(keep);
  if (flags?.length) run.flags = flags;
  else delete run.flags;
}

/** A property only when it has a value, so that runs stay small and equal runs have equal texts. */
function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
