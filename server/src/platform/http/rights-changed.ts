/** Told when what people may see has changed (role, team, participation, session), so that open sockets follow at once. */
export abstract class RightsNotice {
  abstract changed(userIds: string[]): void;
}
