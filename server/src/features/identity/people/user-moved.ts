import { Injectable } from '@nestjs/common';

export type UserMovedListener = (userId: string, newTeamId: string | null) => Promise<void>;

/** Features that keep a copy of a person's team follow here, inside the unit that moves the person. */
@Injectable()
export class UserMoved {
  private readonly listeners: UserMovedListener[] = [];

  listen(listener: UserMovedListener): void {
    this.listeners.push(listener);
  }

  /** Called inside the unit, one listener after another. What throws takes the whole change back. */
  async happened(userId: string, newTeamId: string | null): Promise<void> {
    for (const listener of this.listeners) await listener(userId, newTeamId);
  }
}
