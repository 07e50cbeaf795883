import { inject, Injectable } from '@angular/core';
import type { blockRequest, CardCreate, CardEdit, CardMove, CardReply, followUpCreate, NodeWork } from '@tideboard/contracts';
import { Subject } from 'rxjs';
import type { z } from 'zod';
import { Api, type WriteOptions } from '../../../core/api/api';

export type BlockInput = z.input<typeof blockRequest>;
export type FollowUpInput = z.input<typeof followUpCreate>;
export type MoveInput = Partial<CardMove> & Pick<CardMove, 'to' | 'active'>;

/** Every command on a card. The replies are told to whoever shows the card, as if they had come by the socket. */
@Injectable({ providedIn: 'root' })
export class CardCommands {
  private readonly api = inject(Api);

  readonly replies = new Subject<CardReply>();

  create(boardKey: string, input: CardCreate): Promise<CardReply> {
    return this.told(this.api.post(`/boards/${boardKey}/cards`, input));
  }

  move(id: string, move: MoveInput, options: WriteOptions = {}): Promise<CardReply> {
    return this.told(this.api.post(`/cards/${id}/move`, move, options));
  }

  work(id: string, node: string, work: NodeWork): Promise<CardReply> {
    return this.told(this.api.post(`/cards/${id}/nodes/${node}`, work));
  }

  rollback(id: string, targets: string[], reason: string, active: string[]): Promise<CardReply> {
    return this.told(this.api.post(`/cards/${id}/rollback`, { targets, reason, active }));
  }

  reopen(id: string, reason: string): Promise<CardReply> {
    return this.told(this.api.post(`/cards/${id}/reopen`, { reason }));
  }

  edit(id: string, edit: CardEdit): Promise<CardReply> {
    return this.told(this.api.patch(`/cards/${id}`, edit));
  }

  block(id: string, block: BlockInput): Promise<CardReply> {
    return this.told(this.api.put(`/cards/${id}/block`, block));
  }

  unblock(id: string): Promise<CardReply> {
    return this.told(this.api.delete(`/cards/${id}/block`));
  }

  archive(id: string, archived: boolean): Promise<CardReply> {
    return this.told(this.api.put(`/cards/${id}/archived`, { archived }));
  }

  assign(id: string, ownerId: string): Promise<CardReply> {
    return this.told(this.api.post(`/cards/${id}/assign`, { ownerId }));
  }

  release(id: string, reason: string): Promise<CardReply> {
    return this.told(this.api.post(`/cards/${id}/release`, { reason }));
  }

  addParticipant(id: string, userId: string, role: string): Promise<CardReply> {
    return this.told(this.api.post(`/cards/${id}/participants`, { userId, role }));
  }

  removeParticipant(id: string, userId: string, role: string): Promise<CardReply> {
    return this.told(this.api.delete(`/cards/${id}/participants/${userId}/${role}`));
  }

  comment(id: string, text: string): Promise<CardReply> {
    return this.told(this.api.post(`/cards/${id}/comments`, { text }));
  }

  followUp(id: string, input: FollowUpInput): Promise<CardReply> {
    return this.told(this.api.post(`/cards/${id}/follow-ups`, input));
  }

  private async told(sent: Promise<CardReply>): Promise<CardReply> {
    const reply = await sent;
    this.replies.next(reply);
    return reply;
  }
}
