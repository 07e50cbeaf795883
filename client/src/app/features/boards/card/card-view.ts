import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, linkedSignal } from '@angular/core';
import { I18n } from '../../../core/i18n/i18n';
import { Session } from '../../../core/session/session';
import { type Anchor, AnchorBar } from '../../../ui/anchor-bar';
import { Skeleton } from '../../../ui/skeleton';
import { CardField } from './card-field';
import { CardHead } from './card-head';
import { CardStore } from './card.store';
import { LogSection } from './log-section';
import { NextSection } from './next-section';
import { NodeStrip } from './node-strip';
import { NodeWork } from './node-work';
import { PeopleSection } from './people-section';
import { PoolSentence } from './pool-sentence';

/** The sections of one card, the same in the drawer and on the page. */
@Component({
  selector: 'tb-card-view',
  imports: [AnchorBar, CardField, CardHead, LogSection, NextSection, NodeStrip, NodeWork, PeopleSection, PoolSentence, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './card-view.html',
  styleUrl: './card-view.scss',
})
export class CardView {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly session = inject(Session);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(CardStore);
  readonly titleId = input('card-title');

  protected readonly anchors = computed<Anchor[]>(() => [
    { key: 'work', label: this.t('card.work') },
    { key: 'fields', label: this.t('card.fields') },
    { key: 'next', label: this.t('card.next') },
    { key: 'log', label: this.t('card.log') },
  ]);
  protected readonly current = linkedSignal({ source: () => this.store.face()?.id, computation: () => 'work' });
  /** Active nodes, the reader's own first. */
  protected readonly work = computed(() => {
    const own = this.session.user()?.id ?? '';
    const active = (this.store.flow()?.nodes ?? []).filter(({ state }) => state === 'active');
    return [...active].sort((a, b) => Number(b.owners.includes(own)) - Number(a.owners.includes(own)));
  });
  protected readonly fields = ['customer', 'amount', 'due', 'title', 'tags', 'note'] as const;

  protected goTo(section: string): void {
    this.current.set(section);
    this.element.nativeElement.querySelector(`#section-${section}`)?.scrollIntoView({ block: 'start' });
  }

  protected showNode(node: string): void {
    this.element.nativeElement.querySelector(`#node-${CSS.escape(node)}`)?.scrollIntoView({ block: 'center' });
  }

  /** Keeps the anchor bar in step with what is on top. */
  protected scrolled(scroller: HTMLElement): void {
    const edge = scroller.getBoundingClientRect().top + 72;
    const passed = this.anchors().filter(({ key }) => {
      const section = scroller.querySelector(`#section-${key}`);
      return section !== null && section.getBoundingClientRect().top <= edge;
    });
    this.current.set(passed.at(-1)?.key ?? 'work');
  }
}
