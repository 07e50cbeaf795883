import type { Guarded } from '@tideboard/domain';

/**
 * Rooms of a board. Everybody who has it open sits in the board's room, and in one room for each scope in which they may
 * see its cards. A reader without the right to amounts sits in the room's twin, which gets cards without money.
 */
export const rooms = {
  board: (boardId: string) => `b:${boardId}`,
  scope: (boardId: string, scope: string) => `b:${boardId}:${scope}`,
  masked: (room: string) => `${room}:m`,
};

/** Scope parts of the rooms whose members may see a record; a pooled one is for pool members and those who see all. */
export function audienceOf(record: Guarded): string[] {
  const participants = record.participantIds.map((id) => `p:${id}`);
  if (record.inPool) return ['all', 'pool', ...participants];
  return [
    'all',
    ...record.teamPath.map((id) => `t:${id}`),
    ...(record.ownerId ? [`o:${record.ownerId}`] : []),
    ...participants,
  ];
}
